// Verdicts: one for each entry, in the order sent, whatever the others are.
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WireEntry } from '../../src/protocol/entry.ts';
import { ENTRY_MAX_BYTES } from '../../src/protocol/limits.ts';
import { aBatch, anEntry, type EntryParts, entryId } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { sealForTest } from '../support/api-sealing.ts';

let collector: TestCollector;
let kiosk: TestKiosk;
beforeAll(async () => {
  collector = await aCollector();
  kiosk = await aKiosk(collector);
});
afterAll(() => collector.stop());

const entry = (parts: Partial<EntryParts> = {}) => anEntry(kiosk, { wallMs: NOON_OR_SO, ...parts });
const verdictsOf = async (entries: WireEntry[]) => (await kiosk.sendBatch(aBatch(kiosk, entries, NOON_OR_SO))).verdicts;
const received = async () => (await collector.parts.store.entries.receivedByKiosk('harbour')).get('north-door') ?? 0;

test('an empty batch is the heartbeat: it tells how the kiosk is', async () => {
  const batch = aBatch(kiosk, [], NOON_OR_SO - 90_000, {
    configuration: { applied: null, refused: { revision: null, reason: 'too old' } },
  });
  batch.health.waiting = 7;
  expect((await kiosk.sendBatch(batch)).verdicts).toEqual([]);
  const row = await collector.parts.store.kiosks.kiosk('north-door');
  expect(row).toMatchObject({ lastContactAt: NOON_OR_SO, refused: { revision: null, reason: 'too old' } });
  expect(JSON.parse(row?.health ?? '')).toMatchObject({ waiting: 7, clockOffsetMs: 90_000 });
});

test('stored, duplicate, conflict: by id and hash', async () => {
  const first = entry();
  const other = entry({ header: { id: entryId(first) }, body: { questionId: 'overall', scaleId: 'faces-4', valueId: 'unhappy' } });
  expect((await verdictsOf([first])).map(({ verdict }) => verdict)).toEqual(['stored']);
  expect((await verdictsOf([first, other])).map(({ verdict }) => verdict)).toEqual(['duplicate', 'conflict']);
});

test('the same id twice in one batch', async () => {
  const first = entry();
  const other = entry({ header: { id: entryId(first) }, body: { questionId: 'overall', scaleId: 'faces-4', valueId: 'unhappy' } });
  expect((await verdictsOf([first, first, other])).map(({ verdict }) => verdict)).toEqual(['stored', 'duplicate', 'conflict']);
});

test('two entries at one place of the ledger are both stored', async () => {
  expect((await verdictsOf([entry(), entry()])).map(({ verdict }) => verdict)).toEqual(['stored', 'stored']);
});

test('one bad entry never holds up the others; verdicts come in the order sent, with hashes', async () => {
  const entries = [entry(), entry({ header: { sequence: -1 } }), entry()];
  const verdicts = await verdictsOf(entries);
  expect(verdicts.map(({ id, verdict }) => [id, verdict])).toEqual([
    [entryId(entries[0] as WireEntry), 'stored'],
    [entryId(entries[1] as WireEntry), 'refused'],
    [entryId(entries[2] as WireEntry), 'stored'],
  ]);
  const { createHash } = await import('node:crypto');
  const hashes = entries.map(({ header }) => createHash('sha256').update(header).digest('base64url'));
  expect(verdicts.map(({ hash }) => hash)).toEqual(hashes);
});

describe('refused, with a reason', () => {
  const sealed = { bodyForm: 'sealed' };
  test.each<[string, () => WireEntry, string]>([
    ['larger than an entry may be', () => entry({ body: `"${'é'.repeat(ENTRY_MAX_BYTES / 2)}"` }), 'larger than 16384 bytes'],
    [
      'a body that was altered',
      () => ({ ...entry(), body: '{"questionId":"overall","scaleId":"faces-4","valueId":"unhappy"}' }),
      'bodyHash',
    ],
    ['of another kiosk', () => entry({ header: { kiosk: 'south-door' } }), 'belongs to another kiosk'],
    ['of another organisation', () => entry({ header: { organisation: 'market' } }), 'belongs to another kiosk'],
    ['of no site of the organisation', () => entry({ header: { site: 'west' } }), 'site: '],
    ['a rating that is none', () => entry({ body: { questionId: 'overall' } }), 'body: not a rating'],
    ['a sealed rating', () => entry({ header: sealed, body: SEALED }), 'body: not a rating'],
    ['plain words', () => entry({ header: { kind: 'comment' }, body: { text: 'words' } }), 'bodyForm: words must be sealed'],
    [
      'words sealed in name only',
      () => entry({ header: { kind: 'message', ...sealed }, body: { text: 'words' } }),
      'body: not a sealed body',
    ],
    ['words of no visit', () => entry({ header: { kind: 'comment', visit: null, ...sealed }, body: SEALED }), 'visit: missing'],
    ['a NUL in the body', () => entry({ header: { kind: 'later-kind' }, body: 'a\0b' }), 'not text'],
    ['half a character in the body', () => entry({ header: { kind: 'later-kind' }, body: 'a\ud800b' }), 'not text'],
    [
      'a time that is none',
      () => entry({ header: { time: { wall: 'noon', boot: randomUUID(), monotonicMs: 1, offsetMs: null } } }),
      'time.wall',
    ],
    ['a number beyond numbers', () => ({ ...entry(), header: entry().header.replace('"sequence":1', '"sequence":1e400') }), 'sequence'],
    ['a version below one', () => entry({ header: { v: 0 } }), 'v: '],
  ])('%s', async (_name, make, reason) => {
    const before = await received();
    const bad = make();
    const [verdict] = await verdictsOf([bad]);
    expect(verdict).toMatchObject({ id: entryId(bad), verdict: 'refused' });
    expect(verdict?.reason).toContain(reason);
    expect(await received()).toBe(before);
  });

  const SEALED = JSON.stringify({ v: 1, body: 'AAAA', keys: [{ keyId: 'k', wrapped: 'AAAA' }] });
});

describe('an entry without a usable id ends the batch, with its place, and nothing is stored', () => {
  test.each<[string, string]>([
    ['not JSON', '{'],
    ['no id', '{"v":1}'],
    ['an id that is none', '{"id":"ABC"}'],
    ['null', 'null'],
    ['nested without end', `{"id":${'['.repeat(5_000)}`],
    ['a NUL', '\0'],
  ])('%s', async (_name, header) => {
    const before = await received();
    const good = entry();
    const response = await kiosk.send('POST', '/api/v1/batches', aBatch(kiosk, [good, { header, body: '' }], NOON_OR_SO));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'shape-invalid', path: 'entries.1.header' });
    expect(await received()).toBe(before);
  });
});

test('kinds and fields of a later version are stored exactly as they came', async () => {
  const later = entry({ header: { kind: 'mood-ring', colour: { of: ['the', 'ring'] }, __proto__x: 1 }, body: 'not even JSON' });
  const proto = { ...later, header: later.header.replace('"colour"', '"__proto__"').replace(entryId(later), randomUUID()) };
  expect((await verdictsOf([later, proto])).map(({ verdict }) => verdict)).toEqual(['stored', 'stored']);
  const stored = await collector.parts.store.entries.page({ organisation: 'harbour' }, null, 1000);
  for (const sent of [later, proto]) expect(stored.find(({ id }) => id === entryId(sent))).toMatchObject(sent);
});

test('an entry of a site that the kiosk has left keeps that site and its wall time', async () => {
  const moved = entry({ header: { site: 'south' } });
  await verdictsOf([moved]);
  const stored = await collector.parts.store.entries.page({ organisation: 'harbour' }, null, 1000);
  expect(stored.find(({ id }) => id === entryId(moved))).toMatchObject({
    site: 'south',
    timeZone: 'Africa/Nairobi',
    localDay: '2026-03-10',
    localHour: 18,
  });
});

test('batches doubled, reordered and overlapping at random: each entry once, each acknowledged', async () => {
  const before = await received();
  const entries = Array.from({ length: 60 }, (_, place) => entry({ header: { sequence: place + 1 } }));
  const slices = fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 20 })), { minLength: 20, maxLength: 30 });
  const [sample] = fc.sample(slices, { numRuns: 1, seed: 42 });
  const settled = new Set<string>();
  const sending = (sample ?? []).concat([[0, 60]]).map(async ([from, length]) => {
    const sender = { ...kiosk, nonce: collector.parts.nonces.issue(kiosk.publicKey) };
    const { aSignedRequest, toInit } = await import('../support/api-signed-request.ts');
    const batch = aBatch(kiosk, entries.slice(from, from + length), NOON_OR_SO);
    const response = await collector.request('/api/v1/batches', toInit(aSignedRequest(sender, 'POST', '/api/v1/batches', batch)));
    for (const { id, verdict } of (await response.json()).verdicts) if (verdict === 'stored' || verdict === 'duplicate') settled.add(id);
  });
  await Promise.all(sending);
  expect(settled.size).toBe(60);
  expect(await received()).toBe(before + 60);
});

test('a batch of five hundred is taken; one more is not', async () => {
  const entries = Array.from({ length: 501 }, () => entry());
  expect((await verdictsOf(entries.slice(0, 500))).every(({ verdict }) => verdict === 'stored')).toBe(true);
  const response = await kiosk.send('POST', '/api/v1/batches', aBatch(kiosk, entries, NOON_OR_SO));
  expect((await response.json()).code).toBe('shape-invalid');
});

test('sealed words are stored sealed', async () => {
  const id = randomUUID();
  const [recipient] = await collector.parts.keys.sealingKeys('harbour');
  const body = await sealForTest('{"text":"unmistakable words"}', { organisation: 'harbour', entryId: id }, recipient ? [recipient] : []);
  await verdictsOf([entry({ header: { id, kind: 'comment', bodyForm: 'sealed' }, body })]);
  const { readdir, readFile } = await import('node:fs/promises');
  for (const name of await readdir(`${collector.folder}/data`))
    if (name.includes('sqlite')) expect((await readFile(`${collector.folder}/data/${name}`)).includes('unmistakable')).toBe(false);
});
