// Waiting words on their way to the panel: sealed, newest first, in bounded pages, and only after the reading is on disk.
import { beforeEach, describe, expect, it } from 'vitest';
import type { PreparedDraft } from '../../../src/kiosk/outbox/chain.ts';
import { createRecorder } from '../../../src/kiosk/outbox/recorder.ts';
import type { LiveStation } from '../../../src/kiosk/worker/live-station.ts';
import { openWords } from '../../../src/kiosk/worker/open-words.ts';
import { emptyDisk, type MemoryDisk, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';
import { context, draft } from './drafts.ts';

const HOUR_MS = 3_600_000;
const reader = { keyId: 'ana', publicKey: '', credentialId: '', rpId: '', name: 'Ana' };
let disk: MemoryDisk;
let live: LiveStation;
let diskFails = false;
let made = 0;

beforeEach(() => {
  disk = emptyDisk(context.ledgerId);
  diskFails = false;
  made = 0;
  const store = memoryOutboxStore(disk, {
    pause: () => Promise.resolve(),
    deny: (step) => (diskFails && step === 'append' ? new Error('the disk failed') : null),
  });
  const recorder = createRecorder({
    store,
    digest: async (bytes) => Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('base64url'),
    context: () => context,
    failed: () => undefined,
  });
  const configuration = { current: { revision: '1.1.aaaaaaaaaaaaaaaa', readers: [reader] } };
  live = { outboxStore: store, recorder, configuration, trial: null } as unknown as LiveStation;
});

const write = (change: Partial<PreparedDraft>) => live.recorder.record(draft(++made, change));
const rate = (visit: string, valueId = 'happy') => write({ visit, body: JSON.stringify({ questionId: 'q', scaleId: 'faces-4', valueId }) });
const say = (visit: string, ...keyIds: string[]) => {
  const body = JSON.stringify({ v: 1, body: `of ${visit}`, keys: keyIds.map((keyId) => ({ keyId, wrapped: 'x' })) });
  return write({ visit, kind: 'comment', bodyForm: 'sealed', body });
};
const events = () => disk.written.filter(({ kind }) => kind === 'station-event').map(({ body }) => JSON.parse(body));
const told = (page: Awaited<ReturnType<typeof openWords>>) => page?.entries.map(({ body }) => body && JSON.parse(body).body);

describe('opening waiting words', () => {
  it('gives them newest first with the visit’s last face and its hour, and the reading is on disk before', async () => {
    await rate('v1', 'unhappy');
    await rate('v1', 'happy');
    await say('v1', 'org', 'ana');
    await say('v2', 'org', 'ana');
    const page = await openWords(live, 'ana', null);
    expect(told(page)).toEqual(['of v2', 'of v1']);
    expect(page?.before).toBeNull();
    expect(page?.entries.map(({ face }) => face?.valueId ?? null)).toEqual([null, 'happy']);
    for (const { hourMs } of page?.entries ?? []) expect(hourMs % HOUR_MS).toBe(0);
    expect(events()).toEqual([{ event: 'words-opened', reader: 'ana', entries: page?.entries.map(({ id }) => id) }]);
  });

  it('gives nothing when the reading can’t be put on disk', async () => {
    await say('v1', 'ana');
    diskFails = true;
    expect(await openWords(live, 'ana', null)).toBeNull();
    expect(events()).toEqual([]);
  });

  it('gives nothing to a key that the configuration does not name', async () => {
    await say('v1', 'ana', 'ben');
    expect(await openWords(live, 'ben', null)).toBeNull();
    live.configuration = { current: { revision: '1.1.aaaaaaaaaaaaaaaa' } } as unknown as LiveStation['configuration'];
    expect(await openWords(live, 'ana', null)).toBeNull();
  });

  it('keeps back the bodies that are sealed to others, and records only what it gave', async () => {
    await say('v1', 'org');
    await say('v2', 'ana');
    const page = await openWords(live, 'ana', null);
    expect(told(page)).toEqual(['of v2', null]);
    expect(events()[0].entries).toHaveLength(1);
  });

  it('leaves out what has been sent', async () => {
    await say('v1', 'ana');
    await say('v2', 'ana');
    disk.ledger = { ...disk.ledger, sentThrough: 1 };
    expect(told(await openWords(live, 'ana', null))).toEqual(['of v2']);
  });

  it('pages through everything once, however many ratings lie between', async () => {
    const given: string[] = [];
    for (let visit = 1; visit <= 45; visit++) {
      await say(`v${visit}`, 'ana');
      given.unshift(`of v${visit}`);
      for (let ratings = 0; ratings < (visit === 20 ? 2_500 : 3); ratings++) await rate('others');
    }
    const found: unknown[] = [];
    let before: number | null = null;
    let pages = 0;
    do {
      const page = await openWords(live, 'ana', before);
      expect(page?.entries.length).toBeLessThanOrEqual(20);
      found.push(...(told(page) ?? []));
      before = page?.before ?? null;
      pages++;
    } while (before !== null && pages < 50);
    expect(found).toEqual(given);
  });

  it('a page’s record fits into one entry', async () => {
    for (let visit = 1; visit <= 20; visit++) await say(`v${visit}`, 'ana');
    expect((await openWords(live, 'ana', null))?.entries).toHaveLength(20);
    expect(events()).toHaveLength(1);
  });
});
