// The entries of a ledger in order, each naming the hash of the one before it.
import { hash } from 'node:crypto';
import type { WireEntry } from '../../src/protocol/entry.ts';
import { anEntry } from './api-batch.ts';
import type { TestKiosk } from './api-kiosk.ts';

export function aChain(kiosk: TestKiosk, count: number, wallMs: number): WireEntry[] {
  const entries: WireEntry[] = [];
  let previousHash: string | null = null;
  for (let sequence = 1; sequence <= count; sequence++) {
    const entry = anEntry(kiosk, { wallMs, header: { sequence, previousHash } });
    previousHash = hash('sha256', entry.header, 'base64url');
    entries.push(entry);
  }
  return entries;
}
