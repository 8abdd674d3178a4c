// What the kiosk makes, the collector opens: sealed to the organisation, signed, nothing readable in between.
import { KeyObject } from 'node:crypto';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { toBase64Url } from '../../../src/kiosk/outbox/base64url.ts';
import { makeRescuePart } from '../../../src/kiosk/outbox/rescue-part.ts';
import { JSON_MAX_DEPTH, REQUEST_MAX_BYTES } from '../../../src/protocol/limits.ts';
import { RescuePart, RescuePayload } from '../../../src/protocol/rescue.ts';
import { isNestedDeeper } from '../../../src/server/http/json-depth.ts';
import { isSignedBy } from '../../../src/server/http/verify-signature.ts';
import type { SealingKey } from '../../../src/server/keys/key-file.ts';
import { openRescue } from '../../../src/server/rescue/open-rescue.ts';
import { context, storedEntry } from './drafts.ts';

const clock = { wall: '2026-03-01T10:00:00.000Z', boot: context.boot, monotonicMs: 5 };
const place = { id: '00000000-0000-4000-8000-00000000000a', part: 2, parts: 3, clock };
let recipient: SealingKey;
let signing: { keyId: string; privateKey: CryptoKey };

async function aPair(name: 'X25519' | 'Ed25519') {
  const usages = name === 'X25519' ? ['deriveBits' as const] : ['sign' as const, 'verify' as const];
  const pair = (await crypto.subtle.generateKey(name, false, usages)) as CryptoKeyPair;
  return { publicKey: toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))), privateKey: pair.privateKey };
}

beforeAll(async () => {
  const sealing = await aPair('X25519');
  recipient = { keyId: 'organisation', madeAt: 0, publicKey: sealing.publicKey, privateKey: KeyObject.from(sealing.privateKey) };
  const { publicKey, privateKey } = await aPair('Ed25519');
  signing = { keyId: publicKey, privateKey };
});

async function make(entries: ReturnType<typeof storedEntry>[]) {
  const { organisation, kiosk, ledgerId } = context;
  const line = await makeRescuePart(entries, place, { ...signing, organisation, kiosk, ledgerId, recipients: [recipient] });
  const part = v.parse(RescuePart, JSON.parse(line));
  return { line, part, payload: v.parse(RescuePayload, JSON.parse(part.payload)) };
}

test('any entries come back byte for byte', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  const entries = fc.array(
    fc.record({ header: text, body: text }).map(({ header, body }) => storedEntry(1, { header, body })),
    {
      minLength: 1,
      maxLength: 20,
    },
  );
  await fc.assert(
    fc.asyncProperty(entries, async (some) => {
      const { part, payload } = await make(some);
      expect(isSignedBy(part.keyId, part.payload, Buffer.from(part.signature, 'base64url'))).toBe(true);
      expect(await openRescue(payload, [recipient])).toEqual({ v: 1, entries: some.map(({ header, body }) => ({ header, body })) });
    }),
    { numRuns: 40 },
  );
});

test('a line is one line, without a word of what is in it', async () => {
  const { line, payload } = await make([storedEntry(1, { header: 'Zanzibarquokka header', body: 'Zanzibarquokka body' })]);
  expect(line).not.toContain('\n');
  for (const form of [line, Buffer.from(payload.sealed, 'base64url').toString('latin1')]) expect(form).not.toContain('quokka');
  expect(payload).toMatchObject({ organisation: 'org', kiosk: 'kiosk', part: 2, parts: 3, clock });
});

test('the largest part stays within what the collector takes', async () => {
  const body = () => Buffer.from(crypto.getRandomValues(new Uint8Array(11_000))).toString('base64url');
  const { line } = await make(Array.from({ length: 34 }, (_, at) => storedEntry(at + 1, { header: '"'.repeat(500), body: body() })));
  expect(line.length).toBeLessThan(REQUEST_MAX_BYTES / 4);
  expect(isNestedDeeper(line, JSON_MAX_DEPTH)).toBe(false);
});

test('without a recipient nothing is made', async () => {
  const { organisation, kiosk, ledgerId } = context;
  const station = { ...signing, organisation, kiosk, ledgerId, recipients: [] };
  await expect(makeRescuePart([storedEntry(1)], place, station)).rejects.toThrow('no recipient');
});
