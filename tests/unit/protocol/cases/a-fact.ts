// Facts of one case, numbered as a collector would, with only what a test cares about spelled out.
import type { CaseFact, What } from '../../../../src/protocol/cases/case-facts.ts';
import { overlapsOf } from '../../../../src/protocol/cases/overlaps.ts';

export const CASE = '00000000-0000-7000-8000-0000000000ca';
/** Tuesday, 10 March 2026, 15:30 UTC. */
export const RECEIVED = Date.UTC(2026, 2, 10, 15, 30);
export const ANA = '00000000-0000-7000-8000-00000000000a';
export const BEN = '00000000-0000-7000-8000-00000000000b';
export const CYN = '00000000-0000-7000-8000-00000000000c';

export const OPENED: Extract<What, { fact: 'opened' }> = {
  ...{ fact: 'opened', kind: 'complaint', channel: 'kiosk', contact: 'e-mail', reference: 'RVCTQR222R' },
  ...{ site: 'north' as never, department: null, service: null, receivedAt: RECEIVED, day: '2026-03-10' },
  ...{ locale: 'en', entry: null, held: false },
};

export const id = (number: number) => `00000000-0000-7000-8000-1${String(number).padStart(11, '0')}`;

export type Told = { what: What; by?: string; basedOn?: number; at?: number };

/** In order of arrival. `basedOn` left out: its author had seen all that was there. */
export function history(...told: readonly Told[]): CaseFact[] {
  const facts: CaseFact[] = [];
  for (const { what, by = ANA, basedOn, at = RECEIVED } of told) {
    const number = facts.length + 1;
    const fact = { case: CASE, by: by as never, basedOn: basedOn ?? number - 1, what };
    facts.push({ ...fact, id: id(number), number, at, doneAt: at, overlaps: overlapsOf(fact, facts), words: null });
  }
  return facts;
}

export const opened = (change: Partial<typeof OPENED> = {}): Told => ({ what: { ...OPENED, ...change }, by: 'rule' });
export const to = (state: 'in-progress' | 'waiting' | 'answered' | 'resolved' | 'closed'): What => ({ fact: 'state', to: state });
export const given = (owner: string | null): What => ({ fact: 'assigned', owner, team: null });
