// Cases as the collector hands them to its store, for the contract suites.
import { randomUUID } from 'node:crypto';
import type { What } from '../../src/protocol/cases/case-facts.ts';
import type { CaseOpening, CaseReader, Dues, FactAddition, SealedFact, StoredCase } from '../../src/server/store/case-store.ts';
import type { Store } from '../../src/server/store/store.ts';
import { NOON } from './stored-entry.ts';

export const ANA = '00000000-0000-7000-8000-00000000000a';
export const BEN = '00000000-0000-7000-8000-00000000000b';
const NOTHING_DUE: Dues = { acknowledgeBy: null, respondBy: null, atRiskFrom: null };
/** Sees all of the organisation but what is held. */
export const STAFF: CaseReader = { person: ANA, sites: null, departments: null, held: 'nowhere' };
export const INTAKE: CaseReader = { ...STAFF, held: 'anywhere' };

type Change = Partial<CaseOpening['what']> & { id?: string; organisation?: string; by?: string; dues?: Partial<Dues> };

export function anOpening({ id = randomUUID(), organisation = 'harbour', by = 'rule', dues = {}, ...what }: Change = {}): CaseOpening {
  return {
    organisation,
    case: id,
    fact: { id: randomUUID(), doneAt: NOON, by: by as never, words: null },
    what: {
      ...{ kind: 'complaint', channel: 'kiosk', contact: 'e-mail', reference: null, site: 'north' as never },
      ...{ department: null, service: null, receivedAt: NOON, day: '2026-11-20', locale: 'en', entry: null, held: false },
      ...what,
    },
    prefix: 'RVCTQR',
    at: NOON,
    dueOf: () => ({ ...NOTHING_DUE, ...dues }),
  };
}

export async function open({ cases }: Store, change: Change = {}): Promise<StoredCase> {
  return (await cases.open(anOpening(change))).case;
}

export function aFact(of: { id: string }, what: What, change: Partial<SealedFact> = {}): SealedFact {
  return { id: randomUUID(), case: of.id, doneAt: NOON, basedOn: 1, what, words: null, ...change };
}

export function anAddition(facts: SealedFact[], change: Partial<FactAddition> = {}): FactAddition {
  const rules = { judge: () => null, follows: () => null, dueOf: () => NOTHING_DUE };
  return { organisation: 'harbour', reader: null, by: ANA as never, facts, at: NOON, ...rules, ...change };
}

export async function add({ cases }: Store, of: { id: string }, what: What, change: Partial<FactAddition> & Partial<SealedFact> = {}) {
  const { basedOn = 1, words = null, ...rest } = change;
  const { answers } = await cases.add(anAddition([aFact(of, what, { basedOn, words })], rest));
  return answers[0];
}
