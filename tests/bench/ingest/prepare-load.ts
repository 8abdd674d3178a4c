// Makes the load: two kiosks with two ledgers each, chained entries in batches of 500 as a kiosk would send them, compressed.
// Nothing of this is timed, and every contender is fed the same bytes.
import { generateKeyPairSync, hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Batch } from '../../../src/protocol/batch.ts';
import { contentDigest } from '../../../src/protocol/http-signature.ts';
import { aLedger, type Ledger, type SampleEntry, sampleEntries } from '../sample-entries.ts';
import type { Connection, PreparedBatch } from './load-file.ts';

export const BATCH_ENTRIES = 500;
/** One day of taps ahead of the clock would look like a broken clock: they lie in the past. */
const AGE_MS = 24 * 3_600_000;

export type LoadKiosk = { kiosk: string; site: string; keyId: string; privateKeyPem: string };

export function aLoadKiosk(kiosk: string, site: string): LoadKiosk {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    kiosk,
    site,
    keyId: publicKey.export({ format: 'jwk' }).x ?? '',
    privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

export async function prepareConnection(
  { kiosk, site, keyId, privateKeyPem }: LoadKiosk,
  { organisation, revision }: Pick<Ledger, 'organisation' | 'revision'>,
  batches: number,
): Promise<Connection> {
  const ledger = aLedger({ organisation, site, kiosk, revision, startMs: Date.now() - AGE_MS });
  const entries = await sampleEntries(batches * BATCH_ENTRIES, ledger);
  const prepared: PreparedBatch[] = [];
  for (let from = 0; from < entries.length; from += BATCH_ENTRIES)
    prepared.push(compress(aBatch(ledger, entries.slice(from, from + BATCH_ENTRIES))));
  return { keyId, privateKeyPem, batches: prepared };
}

function aBatch({ kiosk, ledgerId, boot, startMs, revision }: Ledger, entries: readonly SampleEntry[]) {
  const last = entries.at(-1)?.sequence ?? 0;
  const now = Date.now();
  return {
    v: 1,
    batchId: crypto.randomUUID(),
    kiosk,
    ledgerId,
    clock: { wall: new Date(now).toISOString(), boot, monotonicMs: now - startMs },
    configuration: { applied: revision, refused: null },
    health: {
      waiting: entries.length,
      waitingWords: 0,
      oldestWaitingAt: null,
      shelved: 0,
      recorded: last,
      shellVersion: 'bench',
      storage: { usedBytes: null, quotaBytes: null, persisted: null },
      lastError: null,
    },
    entries: entries.map(({ header, body }) => ({ header, body })),
  } satisfies { [Field in keyof Batch]: unknown };
}

function compress(batch: ReturnType<typeof aBatch>): PreparedBatch {
  const gzip = gzipSync(JSON.stringify(batch));
  return { entries: batch.entries.length, gzip, contentDigest: contentDigest(hash('sha256', gzip, 'base64')) };
}
