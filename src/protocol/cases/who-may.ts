// Who may add which fact, as a table of data. Whether somebody sees the case at all is decided before this.
import type { Role } from '../console-api.ts';
import type { FactName } from './case-facts.ts';

export type Hand = Role | 'rule' | 'sender';

const EVERYBODY: readonly Hand[] = ['staff', 'handler', 'intake'];
const HANDLERS: readonly Hand[] = ['handler', 'intake'];
const INTAKE: readonly Hand[] = ['intake'];

/** Oversight reads and never writes; administrators manage and read no words. */
const MAY_ADD: { readonly [Name in FactName]: readonly Hand[] } = {
  opened: ['rule', ...EVERYBODY],
  acknowledged: ['rule', ...EVERYBODY],
  assessed: HANDLERS,
  classified: HANDLERS,
  assigned: HANDLERS,
  state: ['rule', ...HANDLERS],
  contact: ['rule', ...EVERYBODY],
  note: EVERYBODY,
  points: EVERYBODY,
  outcome: HANDLERS,
  remedy: HANDLERS,
  lesson: HANDLERS,
  linked: EVERYBODY,
  'second-stage': HANDLERS,
  extended: HANDLERS,
  referred: HANDLERS,
  subjects: INTAKE,
  released: INTAKE,
  held: ['rule', ...INTAKE],
  reopened: HANDLERS,
  'passed-on': HANDLERS,
  added: ['sender'],
};

export function mayAdd(hand: Hand, fact: FactName): boolean {
  return MAY_ADD[fact].includes(hand);
}
