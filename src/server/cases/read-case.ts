// One case with all its facts, and what was left at the kiosk; words opened in memory for who may read them, recorded before they are.
import * as v from 'valibot';
import type { CaseAnswer } from '../../protocol/cases/case-api.ts';
import { type CaseFact, FactWords } from '../../protocol/cases/case-facts.ts';
import { Problem } from '../../protocol/problem.ts';
import { shownFrom } from '../configuration/shown-from.ts';
import type { OpaqueIds } from '../inbox/opaque-id.ts';
import { openItem } from '../inbox/open-item.ts';
import type { SealingKey } from '../keys/key-file.ts';
import { openSealedBody } from '../keys/open-sealed-body.ts';
import type { Parts } from '../parts.ts';
import type { StoredCase, StoredFact } from '../store/case-store.ts';
import type { PersonRow } from '../store/store.ts';
import { caseReader } from './case-reader.ts';
import { shownFact, shownTo } from './shown-case.ts';

type Needs = Pick<Parts, 'store' | 'keys'>;
const Words = v.pipe(v.string(), v.parseJson(), FactWords);

/** Throws `not-found`, also for what somebody may not see. */
export async function readCase(parts: Needs, person: PersonRow, id: string, { hide }: OpaqueIds, at: number): Promise<CaseAnswer> {
  const { organisation } = person;
  const stored = await parts.store.cases.case({ organisation, reader: caseReader(person), id });
  if (!stored) throw new Problem('not-found');
  const facts = await parts.store.cases.facts(organisation, stored.id);
  const readsWords = person.role !== 'administrator';
  if (readsWords) await record(parts, person, stored, facts, at);
  const keys = readsWords ? await parts.keys.sealingKeys(organisation) : [];
  const opened = await Promise.all(facts.map(async (fact) => ({ ...fact, words: await openWords(organisation, fact, keys) })));
  const [shown] = await shownTo(parts.store, person, [stored], hide);
  return {
    case: shown as CaseAnswer['case'],
    facts: opened.map((fact) => shownFact(fact, stored, hide)),
    message: readsWords ? await openMessage(parts, stored, keys) : null,
    people: await peopleIn(parts, organisation, facts),
    asOf: new Date(at).toISOString(),
  };
}

function record(
  { store }: Needs,
  { organisation, id: actor }: PersonRow,
  { id: target, entry }: StoredCase,
  facts: StoredFact[],
  at: number,
) {
  const details = JSON.stringify({ facts: facts.filter(({ words }) => words !== null).map(({ id }) => id), entry });
  return store.audit.append([{ organisation, at, actor, action: 'case-read', target, details }]);
}

async function openWords(organisation: string, { id, words }: StoredFact, keys: readonly SealingKey[]): Promise<FactWords | null> {
  if (words === null || keys.length === 0) return null;
  const read = v.safeParse(Words, await openSealedBody(words, { organisation, entryId: id }, keys));
  return read.success ? read.output : null;
}

async function openMessage(
  { store }: Needs,
  { organisation, entry }: StoredCase,
  keys: readonly SealingKey[],
): Promise<CaseAnswer['message']> {
  const message = entry === null ? null : await store.cases.arrived(organisation, entry);
  if (!message) return null;
  return openItem(message, await openSealedBody(message.body, { organisation, entryId: message.id }, keys), shownFrom(store));
}

/** Authors, owners and subjects. */
async function peopleIn(
  { store }: Needs,
  organisation: string,
  facts: readonly Pick<CaseFact, 'by' | 'what'>[],
): Promise<CaseAnswer['people']> {
  const named = new Set(facts.flatMap(({ by, what }) => [by, ...personsOf(what)]));
  const people = await store.people.people(organisation);
  return people.filter(({ id }) => named.has(id)).map(({ id, name }) => ({ id, name }));
}

function personsOf(what: CaseFact['what']): string[] {
  if (what.fact === 'subjects') return [...what.marked, ...what.cleared];
  return (what.fact === 'assigned' || what.fact === 'second-stage') && what.owner !== null ? [what.owner] : [];
}
