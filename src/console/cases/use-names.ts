// Names of people, cases and points for sentences about a case, in the reader's language.
import type { CaseFact } from '../../protocol/cases/case-facts.ts';
import { useOpenSession, useTag, useTexts } from '../app-context.ts';
import { useInventory } from '../inventory-names.ts';
import { useCaseFeed } from './case-feed-context.tsx';
import type { Names } from './fact-sentence.ts';

/** At the beginning of a sentence, and within one. */
type Authors = { author: (by: string) => string; amid: (by: string) => string };
type People = readonly { id: string; name: string }[];

/** `people`: those whom the case's facts name, and all to whom a case can be given. */
export function useNames(people: People, facts: readonly CaseFact[] = []): Names & Authors {
  const texts = useTexts();
  const tag = useTag();
  const { person: me } = useOpenSession();
  const feed = useCaseFeed();
  const inventory = useInventory();
  const points: Record<string, string> = Object.assign({}, ...facts.map(({ words }) => words?.points ?? {}));
  const { rule, sender, somebody, you } = texts.caseFacts;
  const person = (id: string) => people.find((one) => one.id === id)?.name ?? (id === me.id ? me.name : somebody);
  const said = (by: string, names: { rule: string; sender: string; you: string }) =>
    by === 'rule' ? names.rule : by === 'sender' ? names.sender : by === me.id ? names.you : person(by);
  return {
    texts,
    tag,
    person,
    author: (by) => said(by, { rule, sender, you }),
    amid: (by) => said(by, texts.caseFacts.amid),
    reference: (id) => feed.row(id)?.reference ?? texts.cases.one.toLowerCase(),
    team: inventory.team,
    point: (id) => points[id] ?? id,
  };
}
