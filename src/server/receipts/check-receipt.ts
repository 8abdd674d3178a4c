// Who asks for a message must show that they have its secret. A reference that is nobody's and a secret that is wrong get the same answer
// after the same work; only what lies beyond everything that has come from its ledger is said not to have arrived.
import { timingSafeEqual } from 'node:crypto';
import { Problem } from '../../protocol/problem.ts';
import { readReference, receiptVerifier } from '../../protocol/receipt.ts';
import type { ReceiptQuestion } from '../../protocol/receipt-api.ts';
import type { Parts } from '../parts.ts';
import type { StoredReceipt } from '../store/receipt-store.ts';

const NOBODYS: Pick<StoredReceipt, 'verifier'> = { verifier: `1.${'0'.repeat(64)}` };

/** `null`: it has not arrived yet. Throws `receipt-unknown`. */
export async function checkReceipt({ store }: Pick<Parts, 'store'>, { reference, proof }: ReceiptQuestion): Promise<StoredReceipt | null> {
  const place = readReference(reference);
  if (!place) throw new Problem('receipt-unknown');
  const { arrived, highest, isOfALedger } = await store.receipts.find(place);
  const verifier = await receiptVerifier(new Uint8Array(Buffer.from(proof, 'base64url')), crypto.subtle);
  const fitting = (arrived.length > 0 ? arrived : [NOBODYS]).map((receipt) => isSame(receipt.verifier, verifier));
  const found = arrived[fitting.indexOf(true)];
  if (found) return found;
  if (isOfALedger && place.counter > highest) return null;
  throw new Problem('receipt-unknown');
}

function isSame(kept: string, shown: string): boolean {
  return timingSafeEqual(Buffer.from(kept.padEnd(shown.length)), Buffer.from(shown));
}
