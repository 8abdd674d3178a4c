// Which state may follow which: one table of data, for the collector that decides and the console that offers.
import type { CaseState } from './case-kinds.ts';

/** Nobody has to do anything any more. */
export const ENDED: readonly CaseState[] = ['resolved', 'closed', 'referred'];

const WORKING: readonly CaseState[] = ['in-progress', 'waiting', 'answered', 'resolved', 'closed', 'referred'];

export const STATE_CHANGES: { readonly [From in CaseState]: readonly CaseState[] } = {
  new: ['acknowledged', ...WORKING],
  acknowledged: WORKING,
  'in-progress': WORKING,
  waiting: WORKING,
  answered: [...WORKING, 'reopened'],
  resolved: ['closed', 'reopened', 'referred'],
  closed: ['reopened', 'referred'],
  reopened: WORKING,
  referred: ['in-progress', 'closed', 'reopened'],
};

/** To say a state again is always allowed: it settles who was right. */
export function mayFollow(from: CaseState, to: CaseState): boolean {
  return from === to || STATE_CHANGES[from].includes(to);
}
