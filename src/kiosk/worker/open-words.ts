// Hands waiting words, still sealed, to the panel of a staff member with a reader key, page by page from the newest. Who reads what is
// on disk before anything leaves here; what can't be written down is not handed out.
import { WORD_KINDS } from '../../protocol/entry.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { StoredEntry } from '../outbox/stored-entry.ts';
import type { WaitingWords, WordsPage } from '../worker-port.ts';
import type { LiveStation } from './live-station.ts';
import { recordStationFact } from './station-events.ts';

/** Words on a page; their ids must fit into one entry. */
const PAGE = 20;
/** Entries looked at in one go, and at most for a page: an outbox of ratings alone must not hold anybody up. */
const BLOCK = 200;
const BLOCKS_A_PAGE = 10;
/** A visit's face lies close before its words. */
const FACES_BEFORE = 20;
const HOUR_MS = 60 * 60 * 1000;

/** null: not a reader of this kiosk, or the reading could not be recorded. */
export async function openWords(live: LiveStation, reader: string, before: number | null): Promise<WordsPage | null> {
  if (!readersOf(live).some(({ keyId }) => keyId === reader)) return null;
  const { sentThrough } = await live.outboxStore.ledger();
  const through = before === null ? (await live.recorder.warm()).sequence : before - 1;
  const { words, faces, next } = await newest(live.outboxStore, sentThrough, through);
  const entries = words.map((entry) => waiting(entry, faces, reader));
  const opened = entries.filter(({ body }) => body !== null).map(({ id }) => id);
  const mayShow = opened.length === 0 || (await recordStationFact(live, { event: 'words-opened', reader, entries: opened }));
  return mayShow ? { entries, before: next } : null;
}

function readersOf({ configuration, trial }: LiveStation) {
  return [...(configuration?.current.readers ?? []), ...(trial?.readers ?? [])];
}

type Found = { words: StoredEntry[]; faces: ReadonlyMap<string, WaitingWords['face']>; next: number | null };

/** Among entries after `sentThrough` up to `through`, a page of words, newest first. */
async function newest(store: Pick<OutboxStore, 'after'>, sentThrough: number, through: number): Promise<Found> {
  const words: StoredEntry[] = [];
  const faces = new Map<string, WaitingWords['face']>();
  let end = through;
  for (let blocks = 0; blocks < BLOCKS_A_PAGE && end > sentThrough; blocks++) {
    const start = Math.max(sentThrough, end - BLOCK);
    const lookFrom = Math.max(0, start - FACES_BEFORE);
    const block = (await store.after(lookFrom, end - lookFrom)).filter(({ sequence }) => sequence <= end);
    noteFaces(block, faces);
    const found = block.filter(({ kind, sequence }) => sequence > start && WORD_KINDS.includes(kind)).reverse();
    words.push(...found.slice(0, PAGE - words.length));
    const last = words.at(-1);
    if (words.length === PAGE && last) return { words, faces, next: last.sequence - 1 > sentThrough ? last.sequence : null };
    end = start;
  }
  return { words, faces, next: end > sentThrough ? end + 1 : null };
}

/** The last face of a visit counts: later blocks hold earlier entries and change nothing. */
function noteFaces(block: readonly StoredEntry[], faces: Map<string, WaitingWords['face']>): void {
  const here = new Map<string, WaitingWords['face']>();
  for (const entry of block) {
    if (entry.kind !== 'rating') continue;
    const { scaleId, valueId } = JSON.parse(entry.body);
    here.set(visitOf(entry), { scaleId, valueId });
  }
  for (const [visit, face] of here) if (!faces.has(visit)) faces.set(visit, face);
}

function waiting(entry: StoredEntry, faces: Found['faces'], reader: string): WaitingWords {
  const { id, at, body } = entry;
  const sealedTo: { keyId: string }[] = JSON.parse(body).keys;
  return {
    id,
    // As in the inbox: the minute of a visit is nobody's business.
    hourMs: Math.floor(at / HOUR_MS) * HOUR_MS,
    face: faces.get(visitOf(entry)) ?? null,
    body: sealedTo.some(({ keyId }) => keyId === reader) ? body : null,
  };
}

function visitOf({ header }: StoredEntry): string {
  return JSON.parse(header).visit ?? '';
}
