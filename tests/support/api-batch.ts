// Entries and batches as a kiosk makes them, with any part replaceable.
import { hash, randomUUID } from 'node:crypto';
import type { Batch } from '../../src/protocol/batch.ts';
import type { EntryHeader, WireEntry } from '../../src/protocol/entry.ts';
import type { TestKiosk } from './api-kiosk.ts';

const REVISION = '1.1.AAAAAAAAAAAAAAAA';
const BOOT = '11111111-1111-4111-8111-111111111111';

export type EntryParts = { header?: Partial<Record<keyof EntryHeader | string, unknown>>; body?: unknown; wallMs: number };

/** A rating, `happy` unless told. `wallMs` is also its monotonic time, so that the two agree. */
export function anEntry(kiosk: TestKiosk, { header = {}, body, wallMs }: EntryParts): WireEntry {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? { questionId: 'overall', scaleId: 'faces-4', valueId: 'happy' });
  const full = {
    v: 1,
    id: randomUUID(),
    organisation: kiosk.pairing.organisation,
    site: kiosk.pairing.site,
    kiosk: kiosk.id,
    ledgerId: kiosk.ledgerId,
    sequence: 1,
    previousHash: null,
    visit: randomUUID(),
    kind: 'rating',
    revision: REVISION,
    locale: 'en',
    time: { wall: new Date(wallMs).toISOString(), boot: BOOT, monotonicMs: wallMs, offsetMs: 0 },
    bodyForm: 'plain',
    bodyHash: hash('sha256', text, 'base64url'),
    ...header,
  };
  return { header: JSON.stringify(full), body: text };
}

export function entryId(entry: WireEntry): string {
  return JSON.parse(entry.header).id;
}

export function aBatch(kiosk: TestKiosk, entries: WireEntry[], nowMs: number, more: Partial<Batch> = {}): Batch {
  const batch = {
    v: 1,
    batchId: randomUUID(),
    kiosk: kiosk.id,
    ledgerId: kiosk.ledgerId,
    clock: { wall: new Date(nowMs).toISOString(), boot: BOOT, monotonicMs: nowMs },
    configuration: { applied: null, refused: null },
    health: {
      waiting: entries.length,
      waitingWords: 0,
      oldestWaitingAt: null,
      shelved: 0,
      recorded: entries.length,
      shellVersion: 'test',
      storage: { usedBytes: 1000, quotaBytes: 1_000_000, persisted: true },
      lastError: null,
    },
    entries,
    ...more,
  };
  return batch as Batch;
}
