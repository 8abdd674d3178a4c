// Looks for words in what visitors left in a period, the newest first: opened in memory, one page after another, so that there is never more of
// it than a page. Recorded before the first word is opened, as one reading; what was looked for is kept sealed, and never stands anywhere in the
// clear. Who may not read any more is told nothing more.
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { InboxItem, Role } from '../../protocol/console-api.ts';
import { MOST_HITS } from '../../protocol/word-search-api.ts';
import { caseReader } from '../cases/case-reader.ts';
import { type Shown, shownFrom } from '../configuration/shown-from.ts';
import { inboxItem, ofVisits, type VisitWords } from '../inbox/inbox-item.ts';
import type { OpaqueIds } from '../inbox/opaque-id.ts';
import { openItem } from '../inbox/open-item.ts';
import type { SealingKey } from '../keys/key-file.ts';
import { openSealedBody } from '../keys/open-sealed-body.ts';
import { sealWords } from '../keys/seal-words.ts';
import type { Parts } from '../parts.ts';
import type { PersonRow } from '../store/store.ts';
import { ratingDays } from '../taps/rating-days.ts';
import { tagsFromDays } from '../taps/tags-of-visits.ts';
import { matchWords, type WordMatch } from './match-words.ts';

/** Arrivals, whether in the period or not. */
const PAGE = 500;
/** Nothing else runs for longer than that. */
const SLICE_MS = 8;
type Needs = Pick<Parts, 'store' | 'keys'>;
type Asked = {
  person: PersonRow;
  session: string;
  roles: readonly Role[];
  words: string;
  fromMs: number;
  toMs: number;
  at: number;
  signal: AbortSignal;
  names: OpaqueIds;
};
type Ended = 'complete' | 'full' | 'rights';
export type SearchStep =
  | { line: 'progress'; looked: number; percent: number }
  | { line: 'hit'; item: InboxItem }
  | { line: 'end'; search: string; looked: number; closed: number; ended: Ended };
type Hit = { row: VisitWords; opened: Awaited<ReturnType<typeof openItem>> };
type Run = { keys: readonly SealingKey[]; shown: Shown; matches: WordMatch; done: { looked: number; closed: number } };

export async function* searchWords(parts: Needs, asked: Asked): AsyncGenerator<SearchStep, void> {
  const { store } = parts;
  const { organisation } = asked.person;
  const search = await record(parts, asked);
  const done = { looked: 0, closed: 0 };
  const run = { keys: await parts.keys.sealingKeys(organisation), shown: shownFrom(store), matches: matchWords(asked.words), done };
  const newest = await store.cases.readThrough(organisation);
  const period = { fromMs: asked.fromMs, toMs: Math.min(asked.toMs, asked.at + 1) };
  let hits = 0;
  let percent = 0;
  for (let through = newest; through > 0; through -= PAGE) {
    const person = await stillReads(parts, asked);
    if (!person) return yield { line: 'end', search, ...done, ended: 'rights' };
    const seen = { reader: caseReader(person), through: newest };
    const page = { organisation, sites: person.sites, seen, after: Math.max(0, through - PAGE), through, ...period };
    const rows = await store.entries.wordsOfPeriod(page);
    const found = await lookThrough(ofVisits(rows), asked, run);
    for (const item of await itemsOf(parts, asked, found.slice(0, MOST_HITS - hits))) yield { line: 'hit', item };
    hits += found.length;
    if (hits >= MOST_HITS) return yield { line: 'end', search, ...done, ended: 'full' };
    percent = Math.max(percent, passed(period, rows.at(-1)?.receivedAt));
    yield { line: 'progress', looked: done.looked, percent };
    await setImmediate();
  }
  yield { line: 'end', search, ...done, ended: 'complete' };
}

async function record({ store, keys }: Needs, { person, words, at, fromMs, toMs }: Asked): Promise<string> {
  const { organisation, id: actor } = person;
  const id = randomUUID();
  const query = await sealWords({ words }, { organisation, entryId: id }, await keys.recipients(organisation));
  const details = JSON.stringify({ from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() });
  await store.dataProtection.putSearch({ organisation, id, at, query, actor, action: 'words-searched', details });
  return id;
}

/** With the rights of now; null: signed out, or no reader any more. */
async function stillReads({ store }: Needs, { person, session, roles }: Asked): Promise<PersonRow | null> {
  const [there, now] = await Promise.all([store.people.session(session), store.people.byId(person.id)]);
  return there && now?.active && roles.includes(now.role) ? now : null;
}

async function lookThrough(rows: readonly VisitWords[], { signal }: Asked, { keys, shown, matches, done }: Run): Promise<Hit[]> {
  const hits: Hit[] = [];
  let since = performance.now();
  for (const row of rows) {
    if (performance.now() - since > SLICE_MS) {
      await setImmediate();
      since = performance.now();
    }
    if (signal.aborted) break;
    const plain = await openSealedBody(row.body, { organisation: row.organisation, entryId: row.id }, keys);
    const opened = await openItem(row, plain, shown);
    done.looked += 1;
    if (opened.words === null) done.closed += 1;
    else if (matches(opened.words)) hits.push({ row, opened });
  }
  return hits;
}

async function itemsOf({ store }: Needs, { person, names }: Asked, hits: readonly Hit[]): Promise<InboxItem[]> {
  const rows = hits.map(({ row }) => row);
  const tags = await tagsFromDays(ratingDays(store), person.organisation, rows);
  return hits.map(({ row, opened }) => inboxItem(row, opened, tags(row), names));
}

/** How much of the period lies behind, when this was the last that was looked at. */
function passed({ fromMs, toMs }: { fromMs: number; toMs: number }, receivedAt: number | undefined): number {
  if (receivedAt === undefined || toMs <= fromMs) return 0;
  return Math.min(100, Math.max(0, Math.floor(((toMs - receivedAt) / (toMs - fromMs)) * 100)));
}
