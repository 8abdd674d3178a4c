// The entries of a ledger in order, each naming the hash of the one before it, some of them with sealed words.
import { hash, randomUUID } from 'node:crypto';
import type { WireEntry } from '../../src/protocol/entry.ts';
import { anEntry } from './api-batch.ts';
import type { TestKiosk } from './api-kiosk.ts';
import { sealForTest } from './api-sealing.ts';

type Recipients = readonly { keyId: string; publicKey: string }[];
type Part = { kind: 'rating' } | { kind: 'comment'; words: string; recipients: Recipients };

export async function aWordedChain(kiosk: TestKiosk, parts: readonly Part[], wallMs: number): Promise<WireEntry[]> {
  const entries: WireEntry[] = [];
  let previousHash: string | null = null;
  for (const [place, part] of parts.entries()) {
    const id = randomUUID();
    const header = { id, sequence: place + 1, previousHash };
    const entry: WireEntry =
      part.kind === 'rating'
        ? anEntry(kiosk, { wallMs, header })
        : anEntry(kiosk, {
            wallMs,
            header: { ...header, kind: 'comment', bodyForm: 'sealed' },
            body: await sealForTest(JSON.stringify({ questionId: 'more', text: part.words }), placeOf(kiosk, id), part.recipients),
          });
    previousHash = hash('sha256', entry.header, 'base64url');
    entries.push(entry);
  }
  return entries;
}

function placeOf(kiosk: TestKiosk, entryId: string) {
  return { organisation: kiosk.pairing.organisation as string, entryId };
}
