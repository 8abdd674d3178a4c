// Entries of the size and randomness that a kiosk writes, chained with real hashes, for contenders that have no kiosk of their
// own and for the load on ingest. Runs in page, worker and Node alike.
import type { EntryHeader, RatingBody, WireEntry } from '../../src/protocol/entry.ts';
import { SCALES } from '../../src/protocol/scales.ts';
import { uuidV7 } from '../../src/protocol/uuid-v7.ts';

export type Ledger = {
  organisation: string;
  site: string;
  kiosk: string;
  ledgerId: string;
  revision: string;
  boot: string;
  /** Wall clock of the first entry, milliseconds since 1970. */
  startMs: number;
};
export type SampleEntry = WireEntry & { id: string; sequence: number; hash: string };

const SCALE = SCALES['faces-4'];
const SPACING_MS = 200;

export async function sampleEntries(count: number, ledger: Ledger): Promise<SampleEntry[]> {
  const entries: SampleEntry[] = [];
  let previousHash: string | null = null;
  for (let sequence = 1; sequence <= count; sequence++) {
    const entry = await sampleEntry(ledger, sequence, previousHash);
    previousHash = entry.hash;
    entries.push(entry);
  }
  return entries;
}

export function aLedger(fields: Partial<Ledger> = {}): Ledger {
  return {
    organisation: 'rcips',
    site: 'george-town',
    kiosk: 'george-town',
    ledgerId: crypto.randomUUID(),
    revision: '1.1.AAAAAAAAAAAAAAAA',
    boot: crypto.randomUUID(),
    startMs: Date.now(),
    ...fields,
  };
}

export function sampleRating(place: number): RatingBody {
  return { questionId: 'service-today', scaleId: SCALE.id, valueId: SCALE.values[place % SCALE.values.length]?.id ?? '' };
}

async function sampleEntry(ledger: Ledger, sequence: number, previousHash: string | null): Promise<SampleEntry> {
  const { startMs, boot, ...place } = ledger;
  const wallMs = startMs + sequence * SPACING_MS;
  const id = uuidV7(wallMs, crypto.getRandomValues(new Uint8Array(10)));
  const body = JSON.stringify(sampleRating(sequence));
  const header = JSON.stringify({
    v: 1,
    id,
    ...place,
    sequence,
    previousHash,
    visit: uuidV7(wallMs - 1, crypto.getRandomValues(new Uint8Array(10))),
    kind: 'rating',
    locale: 'en',
    time: { wall: new Date(wallMs).toISOString(), boot, monotonicMs: sequence * SPACING_MS, offsetMs: 0 },
    bodyForm: 'plain',
    bodyHash: await sha256(body),
  } satisfies { [Field in Exclude<keyof EntryHeader, 'department' | 'service'>]: unknown });
  return { id, sequence, header, body, hash: await sha256(header) };
}

/** Unpadded base64url. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return new Uint8Array(digest).toBase64({ alphabet: 'base64url', omitPadding: true });
}
