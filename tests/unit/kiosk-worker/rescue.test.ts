// The worker's side of a rescue: what the panel asks for, step by step, against the outbox in memory and real keys.
import { KeyObject } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { createRecorder } from '../../../src/kiosk/outbox/recorder.ts';
import { sha256 } from '../../../src/kiosk/outbox/sha256.ts';
import type { LiveStation } from '../../../src/kiosk/worker/live-station.ts';
import { createRescue } from '../../../src/kiosk/worker/rescue.ts';
import type { RescueTold } from '../../../src/kiosk/worker-port.ts';
import type { EntryHeader } from '../../../src/protocol/entry.ts';
import { RescuePart, RescuePayload } from '../../../src/protocol/rescue.ts';
import { addFrame, joinFrames, type ReadFrames } from '../../../src/protocol/rescue-frames.ts';
import type { SealingKey } from '../../../src/server/keys/key-file.ts';
import { openRescue } from '../../../src/server/rescue/open-rescue.ts';
import { emptyDisk, type MemoryDisk, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';
import { context, draft } from './drafts.ts';

let disk: MemoryDisk;
let live: LiveStation;
let key: SealingKey;
let isRefused: boolean;
let denied: Error | null;

beforeEach(async () => {
  disk = emptyDisk(context.ledgerId);
  isRefused = false;
  denied = null;
  const sealing = (await crypto.subtle.generateKey('X25519', true, ['deriveBits'])) as CryptoKeyPair;
  const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', sealing.publicKey)).toString('base64url');
  key = { keyId: 'organisation', publicKey, privateKey: KeyObject.from(sealing.privateKey), madeAt: 0 };
  const { privateKey } = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const deny = (step: string) => (step === 'after' ? denied : null);
  const outboxStore = memoryOutboxStore(disk, { pause: () => Promise.resolve(), deny });
  const recorder = createRecorder({
    store: outboxStore,
    digest: sha256,
    context: () => (isRefused ? null : context),
    failed: () => undefined,
  });
  const identity = { organisation: context.organisation, site: context.site, kiosk: context.kiosk, keyId: 'k'.repeat(43), privateKey };
  const configuration = { current: { revision: '1.1.aaaaaaaaaaaaaaaa', recipients: [key] } };
  live = { boot: context.boot, ledgerId: context.ledgerId, outboxStore, recorder, identity, configuration } as unknown as LiveStation;
});

async function record(count: number, change: Parameters<typeof draft>[1] = {}): Promise<void> {
  const from = disk.entries.size + 1;
  for (let number = from; number < from + count; number++) await live.recorder.record(draft(number, change));
}

async function opened(line: string) {
  const payload = v.parse(RescuePayload, JSON.parse(v.parse(RescuePart, JSON.parse(line)).payload));
  const { entries } = await openRescue(payload, [key]);
  return { payload, headers: entries.map(({ header }) => JSON.parse(header) as EntryHeader), bodies: entries.map(({ body }) => body) };
}

const lineOf = (told: RescueTold) => (told.step === 'part' ? (told.line ?? '') : '');

describe('a file', () => {
  test('holds everything that waits, and that it was made', async () => {
    await record(700);
    const pointer = { ...disk.ledger };
    const rescue = createRescue(live);
    expect(await rescue({ step: 'plan' })).toEqual({ step: 'planned', kiosk: context.kiosk, entries: 701, parts: 2 });
    const parts = await Promise.all([1, 2].map(async (number) => opened(lineOf(await rescue({ step: 'part', number })))));
    expect(parts.flatMap(({ headers }) => headers.map(({ sequence }) => sequence))).toEqual([...disk.entries.keys()]);
    expect(parts.map(({ payload }) => [payload.part, payload.parts])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(parts[1]?.headers.at(-1)?.kind).toBe('station-event');
    expect(JSON.parse(parts[1]?.bodies.at(-1) ?? '')).toEqual({ event: 'rescue-made', as: 'file', entries: 700 });
    expect(disk.ledger).toEqual(pointer);
    expect(disk.entries.size).toBe(701);
  });

  test('nothing waits: nothing is made, nothing is written down', async () => {
    const rescue = createRescue(live);
    expect(await rescue({ step: 'plan' })).toMatchObject({ parts: 0 });
    expect(await rescue({ step: 'part', number: 1 })).toEqual({ step: 'part', line: null });
    expect(disk.entries.size).toBe(0);
  });

  test('a refused kiosk writes nothing more, and gives all it holds', async () => {
    await record(3);
    isRefused = true;
    const rescue = createRescue(live);
    expect(await rescue({ step: 'plan' })).toMatchObject({ entries: 3, parts: 1 });
    expect((await opened(lineOf(await rescue({ step: 'part', number: 1 })))).headers).toHaveLength(3);
    expect(disk.entries.size).toBe(3);
  });

  test('a disk that fails is told by its name alone', async () => {
    await record(1);
    denied = new DOMException('with words of a visitor', 'InvalidStateError');
    expect(await createRescue(live)({ step: 'plan' })).toEqual({ step: 'failed', reason: 'InvalidStateError' });
  });
});

describe('codes', () => {
  const joined = async (told: RescueTold) => {
    if (told.step !== 'codes') throw new Error(told.step);
    const read = told.frames.reduce((so, frame) => addFrame(so, frame).read, new Map() as ReadFrames);
    const bytes = joinFrames([...read.values()][0] as never);
    return opened(gunzipSync(bytes ?? new Uint8Array()).toString());
  };

  test('fifty messages with their ratings, then where the next begin', async () => {
    for (let at = 0; at < 60; at++) {
      const visit = `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
      await record(1, { visit });
      await record(1, { visit, kind: 'comment', bodyForm: 'sealed', body: `{"words":"${at}"}` });
      await record(1, { visit, kind: 'visit-end' });
    }
    const rescue = createRescue(live);
    const first = await rescue({ step: 'codes', after: null });
    expect(first).toMatchObject({ words: 50, more: 149 });
    const { headers } = await joined(first);
    expect(headers.map(({ kind }) => kind).slice(0, 4)).toEqual(['rating', 'comment', 'rating', 'comment']);
    expect(headers).toHaveLength(100);
    const second = await rescue({ step: 'codes', after: 149 });
    expect(second).toMatchObject({ words: 10, more: null });
    expect((await joined(second)).headers).toHaveLength(20);
    expect([...disk.entries.values()].filter(({ body }) => body.includes('"as":"codes"'))).toHaveLength(2);
  });

  test('no messages: no codes', async () => {
    await record(5);
    expect(await createRescue(live)({ step: 'codes', after: null })).toEqual({ step: 'codes', frames: [], words: 0, more: null });
    expect(disk.entries.size).toBe(5);
  });
});
