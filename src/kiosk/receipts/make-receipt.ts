// Makes a receipt before its message is sent, while the visitor reads it over: the slow part is done then. What an entry carries of it, and
// what only its visitor gets, part ways here. Nothing of it is kept.
import {
  grouped,
  newSecret,
  receiptAddress,
  receiptPrefix,
  receiptProof,
  receiptReference,
  receiptVerifier,
  typedSecret,
} from '../../protocol/receipt.ts';
import { toBase64Url } from '../outbox/base64url.ts';
import type { Receipt } from '../worker-port.ts';

export type ReceiptPlace = { organisation: string; kiosk: string; ledgerId: string };
export type MadeReceipt = {
  /** For the entry. */
  reference(count: number): string;
  verifier: string;
  /** For the visitor, once the entry is written: its header says what the message is called. */
  handOut(header: string, publicUrl: string | undefined): Receipt;
};

export async function makeReceipt(place: ReceiptPlace, crypto: Pick<Crypto, 'subtle' | 'getRandomValues'>): Promise<MadeReceipt> {
  const { subtle } = crypto;
  const secret = newSecret((bytes) => crypto.getRandomValues(bytes));
  const scanned = toBase64Url(secret);
  const [prefix, typed] = await Promise.all([receiptPrefix(place, subtle), typedSecret(secret, subtle)]);
  const verifier = await receiptVerifier(await receiptProof(typed, prefix, subtle), subtle);
  return {
    reference: (count) => receiptReference(prefix, count),
    verifier,
    handOut(header, publicUrl) {
      const { reference } = (JSON.parse(header) as { receipt: { reference: string } }).receipt;
      const address = publicUrl ? receiptAddress(publicUrl, reference, scanned) : null;
      return { reference: grouped(reference), secret: grouped(typed), address };
    },
  };
}
