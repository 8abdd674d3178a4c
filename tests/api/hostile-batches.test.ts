// Batches made to hurt, properly signed: each ends as a problem or is stored exactly as it came, memory stays bounded, and the next
// honest batch is taken. Nothing that anybody can write makes the parser throw.
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Batch } from '../../src/protocol/batch.ts';
import { judgeEntry } from '../../src/server/ingest/judge-entry.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aChain } from '../support/api-chain.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { signBytes, toInit } from '../support/api-signed-request.ts';

const PATH = '/api/v1/batches';
const MIB = 1024 * 1024;
let collector: TestCollector;
let kiosk: TestKiosk;
beforeAll(async () => {
  collector = await aCollector();
});
beforeEach(async () => {
  kiosk = await aKiosk(collector);
});
afterAll(() => collector.stop());

async function answerTo(text: string | Uint8Array<ArrayBuffer>, gzip = true): Promise<[number, string]> {
  const plain = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const body = new Uint8Array(gzip ? gzipSync(plain) : plain);
  const signing = { ...kiosk, nonce: collector.parts.nonces.issue(kiosk.publicKey) };
  const headers = { 'content-type': 'application/json', ...(gzip ? { 'content-encoding': 'gzip' } : {}) };
  const response = await collector.request(PATH, toInit(signBytes(signing, 'POST', PATH, body, headers)));
  return [response.status, (await response.json()).code];
}

const honest = () => aBatch(kiosk, aChain(kiosk, 3, NOON_OR_SO), NOON_OR_SO);
const changed = (find: string, by: string) => JSON.stringify(honest()).replace(find, by);
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const manyKeys = (count: number) => `{${Array.from({ length: count }, (_, place) => `"k${place}":0`).join()}}`;

describe('refused, and nothing stored', () => {
  test.each<[string, () => string | Uint8Array<ArrayBuffer>, number, string]>([
    ['a bomb: a hundred megabytes in a hundred kilobytes', () => new Uint8Array(100 * MIB), 413, 'body-too-large'],
    ['a million keys', () => manyKeys(1_000_000), 413, 'body-too-large'],
    ['as many keys as four megabytes hold', () => manyKeys(330_000), 422, 'shape-invalid'],
    ['nested ten thousand deep', () => changed('"health":{', `"x":${nested(10_000)},"health":{`), 400, 'body-too-deep'],
    ['a prototype in place of the batch', () => `{"__proto__":${JSON.stringify(honest())}}`, 422, 'shape-invalid'],
    [
      'bytes that are no text',
      () => new Uint8Array([...Buffer.from(JSON.stringify(honest()).slice(0, -1)), 0xc3, 0x28]),
      400,
      'body-not-readable',
    ],
    ['a NUL between its parts', () => changed(',"health"', ',\0"health"'), 400, 'not-json'],
    ['a number beyond numbers', () => changed('"waiting":3', '"waiting":1e999'), 422, 'shape-invalid'],
    ['a number with a million digits', () => changed('"waiting":3', `"waiting":${'9'.repeat(1_000_000)}`), 422, 'shape-invalid'],
    ['a time that is none', () => changed('"wall":"', '"wall":"x'), 422, 'shape-invalid'],
    ['half of it', () => JSON.stringify(honest()).slice(0, 300), 400, 'not-json'],
  ])('%s', async (_name, make, status, code) => {
    const before = await received();
    expect(await answerTo(make())).toEqual([status, code]);
    expect(await received()).toBe(before);
    expect((await kiosk.sendBatch(honest())).verdicts.map(({ verdict }) => verdict)).toEqual(['stored', 'stored', 'stored']);
  });
});

const received = async () => (await collector.parts.store.entries.receivedByKiosk('harbour')).get('north-door') ?? 0;

test('half a character in an entry holds up that entry alone', async () => {
  const [good] = aChain(kiosk, 1, NOON_OR_SO);
  const bad = anEntry(kiosk, { wallMs: NOON_OR_SO, header: { kind: 'later-kind', sequence: 2 }, body: '"\\ud800 and \ud800"' });
  const { verdicts } = await kiosk.sendBatch(aBatch(kiosk, [good as never, bad], NOON_OR_SO));
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['stored', 'refused']);
});

test('memory stays bounded, however often they come', { timeout: 120_000 }, async () => {
  const bodies = [() => new Uint8Array(100 * MIB), () => manyKeys(330_000), () => `"${'\\u0000'.repeat(600_000)}"`].map((make) => {
    const made = make();
    return new Uint8Array(gzipSync(typeof made === 'string' ? new TextEncoder().encode(made) : made));
  });
  const hurt = async () => {
    for (const body of bodies) {
      const signing = { ...kiosk, nonce: collector.parts.nonces.issue(kiosk.publicKey) };
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
      const response = await collector.request(PATH, toInit(signBytes(signing, 'POST', PATH, body, headers)));
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }
  };
  for (let turn = 0; turn < 3; turn++) await hurt();
  const before = process.memoryUsage.rss();
  for (let turn = 0; turn < 12; turn++) await hurt();
  expect((process.memoryUsage.rss() - before) / MIB).toBeLessThan(200);
});

describe('whatever anybody writes', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.constantFrom('\0', '\ud800', '__proto__', '1e999', '-0', '[]', 'null'),
  );

  test('a batch is parsed or refused, never more', async () => {
    const sender = () => honest();
    const key = fc.constantFrom(...Object.keys(sender()));
    const place = fc.tuple(key, fc.anything({ withNullPrototype: true, withBigInt: true }));
    await fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 3 }), (changes) => {
        const batch = { ...sender(), ...Object.fromEntries(changes) };
        expect(typeof v.safeParse(Batch, batch).success).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  test('an entry is good, refused or nameless, never more', async () => {
    const sender = { organisation: 'harbour', kiosk: 'north-door', hasSite: () => true };
    const fields = fc.dictionary(
      fc.constantFrom(...Object.keys(JSON.parse(anEntry(kiosk, { wallMs: 1 }).header)), '__proto__'),
      fc.jsonValue(),
    );
    const header = fc.oneof(
      text,
      fields.map((some) => JSON.stringify({ ...JSON.parse(anEntry(kiosk, { wallMs: 1 }).header), ...some })),
    );
    await fc.assert(
      fc.property(header, text, (its, body) => {
        expect(['good', 'refused', 'nameless']).toContain(judgeEntry({ header: its, body }, sender).kind);
      }),
      { numRuns: 2000 },
    );
  });

  test('the collector answers it with 4xx, and is ready afterwards', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (body, gzip) => {
        const [status] = await answerTo(body, gzip);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
    expect((await collector.request('/readyz')).status).toBe(200);
    expect(({} as { kiosk?: string }).kiosk).toBeUndefined();
  });
});
