// Takes facts in, as from an offline queue: sealed before the store sees them, judged by what stands in the store at that moment.
import type { AddFactsRequest } from '../../protocol/cases/case-api.ts';
import type { CaseFact, NewFact, What } from '../../protocol/cases/case-facts.ts';
import { type Case, caseFrom } from '../../protocol/cases/case-from.ts';
import { couldOwn } from '../../protocol/cases/could-own.ts';
import { type Refusal, refusalOf } from '../../protocol/cases/refusal.ts';
import { sealWords } from '../keys/seal-words.ts';
import type { Parts } from '../parts.ts';
import type { CaseStore, SealedFact } from '../store/case-store.ts';
import type { MailChange } from '../store/letter-store.ts';
import type { PersonRow } from '../store/store.ts';
import { caseReader } from './case-reader.ts';
import { policeSites } from './open-by-rule.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'dues'>;

/** `mail`: what becomes of an e-mail with them. `besides`: why not, beyond what holds for every fact. */
type More = { mail?: MailChange; besides?(history: readonly CaseFact[]): Refusal | null };

export async function addFacts(
  parts: Needs,
  person: PersonRow,
  { facts }: AddFactsRequest,
  at: number,
  { mail, besides = () => null }: More = {},
): ReturnType<CaseStore['add']> {
  const { organisation, id: by, role: hand } = person;
  const people = new Map((await parts.store.people.people(organisation)).map((one) => [one.id, one]));
  const police = await policeSites(parts, organisation);
  return parts.store.cases.add({
    organisation,
    reader: caseReader(person),
    by: by as CaseFact['by'],
    facts: await sealed(parts, organisation, facts),
    at,
    judge: (history, fact) => refusalOf(history, fact, { by, hand }) ?? personRefusal(history, fact.what, people) ?? besides(history),
    ...(mail && { mail }),
    follows: (found) => heldByRule(found, police),
    dueOf: await parts.dues(organisation),
  });
}

async function sealed({ keys }: Needs, organisation: string, facts: readonly NewFact[]): Promise<SealedFact[]> {
  const recipients = await keys.recipients(organisation);
  const seal = ({ id, words }: NewFact) => words && sealWords(words, { organisation, entryId: id }, recipients);
  return Promise.all(facts.map(async (fact) => ({ ...fact, words: await seal(fact) })));
}

/** Who is named must be of the organisation; who gets the case, able to see it. */
function personRefusal(history: readonly CaseFact[], what: What, people: ReadonlyMap<string, PersonRow>): Refusal | null {
  if (what.fact === 'subjects') return what.marked.every((id) => people.has(id)) ? null : 'no-such-person';
  if ((what.fact !== 'assigned' && what.fact !== 'second-stage') || what.owner === null) return null;
  const owner = people.get(what.owner);
  const found = caseFrom(history);
  return owner?.active && found && couldOwn(owner, found) ? null : 'no-such-person';
}

/** What turns out to be a complaint at a police site is held too, as long as nobody has looked whom it is about. */
function heldByRule({ kind, site, held, subjectsLooked }: Case, police: ReadonlySet<string>): What | null {
  return kind === 'complaint' && police.has(site) && !held && !subjectsLooked ? { fact: 'held' } : null;
}
