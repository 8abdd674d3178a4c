// Everything about one person: words of a period opened in memory, page by page, so that whoever waits sees how far it is and can stop it at any
// time. Recorded before the first word is opened, as one reading; what was searched by is kept sealed, and never stands anywhere in the clear.
import { randomUUID } from 'node:crypto';
import type { PersonTerms, TermName } from '../../protocol/data-protection-api.ts';
import { sealWords } from '../keys/seal-words.ts';
import type { Parts } from '../parts.ts';
import type { Period, SealedEntry, SealedWordsOfFact } from '../store/data-protection-store.ts';
import { plainReference, referencesIn, termsIn, textsIn } from './match-terms.ts';
import { openedWords } from './opened-words.ts';

const PAGE = 200;
type Needs = Pick<Parts, 'store' | 'keys'>;
type By = TermName | 'related';
type Asked = Period & { terms: PersonTerms; at: number; actor: string };
type PersonFound = {
  search: string;
  looked: number;
  closed: number;
  entries: { entry: SealedEntry; by: By[] }[];
  cases: { id: string; by: By[] }[];
};
export type FindStep = { step: 'looked'; looked: number } | ({ step: 'found' } & PersonFound);

export async function* findPerson(parts: Needs, asked: Asked): AsyncGenerator<FindStep, void> {
  const search = await record(parts, asked);
  const keys = await parts.keys.sealingKeys(asked.organisation);
  const found = { entries: new Map<string, By[]>(), cases: new Map<string, By[]>() };
  const done = { looked: 0, closed: 0 };
  const look = async (id: string, sealed: string, plain: readonly string[]): Promise<TermName[]> => {
    const words = await openedWords(asked.organisation, { id, sealed }, keys);
    done.looked += 1;
    if (words === null) done.closed += 1;
    return termsIn([...textsIn(words), ...plain], asked.terms);
  };
  for await (const page of pages((after) => parts.store.dataProtection.sealedEntries({ ...asked, after, limit: PAGE }), 'arrival')) {
    const looked = page.map(async (entry) => ({ id: entry.id, by: await look(entry.id, entry.body, referencesIn(entry)) }));
    for (const { id, by } of await Promise.all(looked)) if (by.length > 0) found.entries.set(id, by);
    yield { step: 'looked', looked: done.looked };
  }
  for await (const page of pages((after) => parts.store.dataProtection.sealedFacts({ ...asked, after, limit: PAGE }), 'change')) {
    const looked = page.map(async (fact) => ({ id: fact.case, by: await look(fact.id, fact.words, []) }));
    for (const { id, by } of await Promise.all(looked))
      if (by.length > 0) found.cases.set(id, [...new Set([...(found.cases.get(id) ?? []), ...by])]);
    yield { step: 'looked', looked: done.looked };
  }
  if (asked.terms.reference) {
    const named = await parts.store.dataProtection.casesByReference(asked.organisation, plainReference(asked.terms.reference));
    for (const id of named) found.cases.set(id, [...new Set<By>([...(found.cases.get(id) ?? []), 'reference'])]);
  }
  yield { step: 'found', search, ...done, ...(await withRelatives(parts, asked.organisation, found)) };
}

async function record({ store, keys }: Needs, { organisation, terms, at, actor, fromMs, toMs }: Asked): Promise<string> {
  const id = randomUUID();
  const query = await sealWords(terms, { organisation, entryId: id }, await keys.recipients(organisation));
  const named = Object.keys(terms).filter((name) => terms[name as TermName] !== undefined);
  const details = JSON.stringify({ terms: named, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() });
  await store.dataProtection.putSearch({ organisation, id, at, query, actor, action: 'person-searched', details });
  return id;
}

async function* pages<K extends string, Row extends SealedEntry | SealedWordsOfFact>(
  ask: (after: number) => Promise<(Row & { [Key in K]: number })[]>,
  cursor: K,
): AsyncGenerator<Row[]> {
  for (let page = await ask(0); page.length > 0; ) {
    yield page;
    const last = page.at(-1);
    page = last && page.length === PAGE ? await ask(last[cursor]) : [];
  }
}

type Sets = { entries: Map<string, By[]>; cases: Map<string, By[]> };

async function withRelatives({ store }: Needs, organisation: string, { entries, cases }: Sets) {
  const all = await store.dataProtection.withRelatives(organisation, { entries: [...entries.keys()], cases: [...cases.keys()] });
  const related: By[] = ['related'];
  const { entries: there } = await store.dataProtection.wordsOf(organisation, { entries: all.entries, cases: [] });
  return {
    entries: there.map((entry) => ({ entry, by: entries.get(entry.id) ?? related })),
    cases: all.cases.map((id) => ({ id, by: cases.get(id) ?? related })),
  };
}
