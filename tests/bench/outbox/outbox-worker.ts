// In a worker: the kiosk's outbox in both copies as shipped, over real IndexedDB and the real private file system, filled to a size, and its
// steps timed. Answers each order once.
import { chainDrafts, EMPTY_HEAD, type Head } from '../../../src/kiosk/outbox/chain.ts';
import { idbOutboxStore } from '../../../src/kiosk/outbox/idb-outbox-store.ts';
import { kioskDatabase } from '../../../src/kiosk/outbox/kiosk-database.ts';
import { opfsJournal } from '../../../src/kiosk/outbox/opfs-journal-files.ts';
import type { TwinOutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import { sha256 } from '../../../src/kiosk/outbox/sha256.ts';
import { twinOutboxStore } from '../../../src/kiosk/outbox/twin-outbox-store.ts';
import { uuidV7 } from '../../../src/protocol/uuid-v7.ts';
import { sampleRating } from '../sample-entries.ts';

export type OutboxOrder = { call: number; step: 'fill' | 'read' | 'add' | 'discard'; name: string; count: number };
export type OutboxAnswer = { call: number; durationsMs: number[] };

const AT_ONCE = 500;
const stores = new Map<string, Promise<TwinOutboxStore>>();
const STEPS: Record<OutboxOrder['step'], (name: string, count: number) => Promise<number[]>> = { fill, read, add, discard };

addEventListener('message', async ({ data: { call, step, name, count } }: MessageEvent<OutboxOrder>) => {
  postMessage({ call, durationsMs: await STEPS[step](name, count) } satisfies OutboxAnswer);
});

function opened(name: string): Promise<TwinOutboxStore> {
  const known = stores.get(name) ?? open(name);
  stores.set(name, known);
  return known;
}

async function open(name: string): Promise<TwinOutboxStore> {
  const store = twinOutboxStore({
    database: idbOutboxStore(kioskDatabase(name)),
    openJournal: opfsJournal(name),
    digest: sha256,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    failed: (error) => console.error(error),
    found: (fact) => console.error(fact),
    unreadable: () => console.error('unreadable'),
  });
  await store.match();
  return store;
}

async function fill(name: string, count: number): Promise<number[]> {
  const store = await opened(name);
  let head: Head = await store.tail();
  for (let done = 0; done < count; done += AT_ONCE) head = await append(store, head, Math.min(AT_ONCE, count - done));
  return [];
}

async function read(name: string, count: number): Promise<number[]> {
  const store = await opened(name);
  const { sentThrough } = await store.ledger();
  return timed(count, () => store.after(sentThrough, AT_ONCE));
}

async function add(name: string, count: number): Promise<number[]> {
  const store = await opened(name);
  let head: Head = await store.tail();
  const prepared: Awaited<ReturnType<typeof chain>>[] = [];
  for (let place = 0; place < count; place++) {
    prepared.push(await chain(store, head, 1));
    head = prepared.at(-1)?.at(-1) ?? head;
  }
  return timed(count, (place) => store.append(prepared[place] ?? []));
}

/** Ten at a time, so that both sizes have enough. */
async function discard(name: string, count: number): Promise<number[]> {
  const store = await opened(name);
  const { ledgerId } = await store.ledger();
  const settlement = { ledgerId, milestones: null, shelve: [], unshelve: [] };
  const first = (await store.firstHeld()) ?? 1;
  const sentTally = { ratings: 0, words: 0 };
  await store.settle({ ...settlement, sentThrough: first - 1 + count * 10, sentTally });
  return timed(count, (place) => store.discardSent(first - 1 + (place + 1) * 10));
}

async function timed(count: number, act: (place: number) => Promise<unknown>): Promise<number[]> {
  const durationsMs: number[] = [];
  for (let place = 0; place < count; place++) {
    const from = performance.now();
    await act(place);
    durationsMs.push(performance.now() - from);
  }
  return durationsMs;
}

async function append(store: TwinOutboxStore, head: Head, count: number): Promise<Head> {
  const entries = await chain(store, head, count);
  if ((await store.append(entries)) !== 'committed') throw new Error('a collision');
  return entries.at(-1) ?? EMPTY_HEAD;
}

async function chain(store: TwinOutboxStore, head: Head, count: number) {
  const wallMs = Date.now();
  const newId = () => uuidV7(wallMs, crypto.getRandomValues(new Uint8Array(10)));
  const drafts = Array.from({ length: count }, (_, place) => ({
    id: newId(),
    visit: newId(),
    kind: 'rating',
    revision: '1.1.AAAAAAAAAAAAAAAA',
    locale: 'en',
    wallMs,
    monotonicMs: place,
    bodyForm: 'plain' as const,
    body: JSON.stringify(sampleRating(place)),
  }));
  const { ledgerId } = await store.ledger();
  const context = { organisation: 'o', site: 's', kiosk: 'k', ledgerId, boot: ledgerId, offsetMs: 0 };
  return (await chainDrafts(drafts, head, context, sha256)).entries;
}
