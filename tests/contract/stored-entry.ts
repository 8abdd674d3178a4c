// Entries as the collector hands them to its store, for the contract suites. Ids are random, so tests can share a database.
import { createHash, randomUUID } from 'node:crypto';
import type { ArrivingEntry, KioskContact, Store, StoredEntry, StoreVerdict } from '../../src/server/store/store.ts';

const LEDGER = '00000000-0000-4000-8000-000000000001';
export const NOON = Date.UTC(2026, 10, 20, 17);

/** A rating of 20 November 2026, noon in the Cayman Islands, unless told otherwise; the header holds what the columns say. */
export function storedEntry(given: Partial<StoredEntry> = {}): StoredEntry {
  const id = given.id ?? randomUUID();
  const header = given.header ?? JSON.stringify({ v: 1, id, sequence: given.sequence ?? 1, salt: randomUUID() });
  const rating = given.kind === undefined || given.kind === 'rating';
  return {
    id,
    hash: createHash('sha256').update(header).digest('base64url'),
    organisation: 'harbour',
    site: 'north',
    kiosk: 'north-1',
    ledgerId: LEDGER,
    sequence: 1,
    visit: randomUUID(),
    kind: 'rating',
    revision: '1.1.abcdefghijklmnop',
    locale: 'en',
    header,
    body: rating ? '{"questionId":"today","scaleId":"faces-4","valueId":"happy"}' : '{}',
    sealed: false,
    occurredAt: NOON,
    certainty: 'exact',
    timeZone: 'America/Cayman',
    localDay: '2026-11-20',
    localHour: 12,
    receivedAt: NOON + 60_000,
    questionId: rating ? 'today' : null,
    scaleId: rating ? 'faces-4' : null,
    valueId: rating ? 'happy' : null,
    ...given,
  };
}

export function comment(given: Partial<StoredEntry> = {}): StoredEntry {
  return storedEntry({ kind: 'comment', sealed: true, body: '{"v":1,"body":"c2VhbGVk","keys":[]}', ...given });
}

export function contact(given: Partial<KioskContact> = {}): KioskContact {
  const ledger = { ledgerId: LEDGER, boot: 'boot-1', monotonicMs: 1, recorded: 0, sentThrough: 0, firstHeld: null, lost: [], shelved: [] };
  return { kiosk: 'north-1', organisation: 'harbour', at: NOON, ledger, health: '{"waiting":0}', confirmed: null, refused: null, ...given };
}

/** The hash it names stands in its header, if anywhere. */
export function arriving(entry: StoredEntry): ArrivingEntry {
  return { ...entry, previousHash: JSON.parse(entry.header).previousHash ?? null };
}

/** The verdicts alone. */
export async function add({ entries }: Pick<Store, 'entries'>, batch: StoredEntry[], from = contact()): Promise<StoreVerdict[]> {
  return (await entries.addBatch(batch.map(arriving), from)).verdicts;
}
