// Erases what was found of one person, for ever: words of entries and of cases, here and on any database restored later; and what they were
// searched by, in this search and in every other whose terms stand in their words.
import * as v from 'valibot';
import { PersonTerms } from '../../protocol/data-protection-api.ts';
import { listing } from '../erasures/listing.ts';
import type { Parts } from '../parts.ts';
import type { Erased, Found } from '../store/data-protection-store.ts';
import { matchWords } from '../word-search/match-words.ts';
import { referencesIn, termsIn, textsIn } from './match-terms.ts';
import { openedWords } from './opened-words.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'erasures'>;
type Asked = { organisation: string; found: Found; search: string | null; at: number; actor: string };

/** Throws `on-legal-hold`, and erases nothing, where a hold stands on any of it. */
export async function erasePerson(parts: Needs, { organisation, found, search, at, actor }: Asked): Promise<Erased> {
  // Opened in memory alone, to know them again among searches; nobody is shown them.
  const said = await textsOf(parts, organisation, found);
  const order = { organisation, ...found, at, actor, action: 'person-erased', held: 'refuse' } as const;
  const erased = await parts.store.dataProtection.erase(order, listing(parts.erasures));
  await forgetSearches(parts, organisation, { search, said });
  return erased;
}

async function textsOf({ store, keys }: Needs, organisation: string, found: Found): Promise<string[]> {
  const sealingKeys = await keys.sealingKeys(organisation);
  const { entries, facts } = await store.dataProtection.wordsOf(organisation, found);
  const sealed = [...entries.map(({ id, body }) => ({ id, sealed: body })), ...facts.map(({ id, words }) => ({ id, sealed: words }))];
  const opened = await Promise.all(sealed.map((one) => openedWords(organisation, one, sealingKeys)));
  return [...opened.flatMap(textsIn), ...entries.flatMap(referencesIn)];
}

async function forgetSearches(
  { store, keys }: Needs,
  organisation: string,
  { search, said }: { search: string | null; said: string[] },
): Promise<void> {
  const sealingKeys = await keys.sealingKeys(organisation);
  const searches = await Promise.all(
    (await store.dataProtection.searches(organisation)).map(async ({ id, query }) => {
      const asked = await openedWords(organisation, { id, sealed: query }, sealingKeys);
      return { id, forThem: id === search || wasFor(asked, said) };
    }),
  );
  const ids = searches.filter(({ forThem }) => forThem).map(({ id }) => id);
  if (ids.length > 0) await store.dataProtection.forgetSearches(organisation, ids);
}

const Words = v.strictObject({ words: v.string() });

/** Whether what a search was by stands in what they said. */
function wasFor(asked: unknown, said: readonly string[]): boolean {
  if (v.is(PersonTerms, asked)) return termsIn(said, asked).length > 0;
  return v.is(Words, asked) && said.some(matchWords(asked.words));
}
