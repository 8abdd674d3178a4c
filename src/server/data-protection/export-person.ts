// What was found of one person as a document for them: their words, and those about them, with the names of others blacked out before anything
// leaves. Recorded before the words are opened.
import type { Parts } from '../parts.ts';
import type { Found } from '../store/data-protection-store.ts';
import { openedWords } from './opened-words.ts';

type Needs = Pick<Parts, 'store' | 'keys'>;
type Asked = { organisation: string; found: Found; redact: readonly string[]; at: number; actor: string };
type Part = { what: string; id: string; case?: string; at: string; words: unknown };
const BLACKED_OUT = '▇▇▇';

export async function exportPerson({ store, keys }: Needs, { organisation, found, redact, at, actor }: Asked): Promise<Part[]> {
  const { entries, facts } = await store.dataProtection.wordsOf(organisation, found);
  const details = JSON.stringify({ entries: entries.map(({ id }) => id), facts: facts.map(({ id }) => id), blackedOut: redact.length });
  await store.audit.append([{ organisation, at, actor, action: 'person-exported', target: null, details }]);
  const sealingKeys = await keys.sealingKeys(organisation);
  const open = async (id: string, sealed: string) => blackedOut(await openedWords(organisation, { id, sealed }, sealingKeys), redact);
  return Promise.all([
    ...entries.map(async ({ id, kind, receivedAt, body }) => ({ what: kind, id, at: iso(receivedAt), words: await open(id, body) })),
    ...facts.map(async (fact) => ({
      what: fact.fact,
      id: fact.id,
      case: fact.case,
      at: iso(fact.at),
      words: await open(fact.id, fact.words),
    })),
  ]);
}

/** In every text, whatever its case. Names that overlap are blacked out as one, so that no half of one is left. */
export function blackedOut(value: unknown, names: readonly string[]): unknown {
  const patterns = names.map((name) => new RegExp(name.trim().split(/\s+/).map(RegExp.escape).join('\\s+'), 'giu'));
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return withoutNames(one, patterns);
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value);
}

function withoutNames(text: string, patterns: readonly RegExp[]): string {
  const places = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ from: index, to: index + found.length })),
  );
  let clean = '';
  let at = 0;
  for (const { from, to } of places.sort((a, b) => a.from - b.from)) {
    if (from >= at) clean += text.slice(at, from) + BLACKED_OUT;
    at = Math.max(at, to);
  }
  return clean + text.slice(at);
}

export function asText(parts: readonly Part[]): string {
  return parts
    .map(({ what, at, case: of, words }) => [`${at}  ${what}${of ? `  (case ${of})` : ''}`, ...lines(words, '  ')].join('\n'))
    .join('\n\n')
    .concat('\n');
}

function lines(value: unknown, indent: string): string[] {
  if (value === null) return [`${indent}(cannot be opened here)`];
  if (typeof value !== 'object') return [`${indent}${value}`];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null ? [`${indent}${key}:`, ...lines(inner, `${indent}  `)] : [`${indent}${key}: ${inner}`],
  );
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
