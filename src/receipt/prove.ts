// Works out, on the person's own device, what shows that they have the secret. Slow on purpose (decision 0017), off the page's thread; the
// secret itself is not kept.
import { PREFIX_LENGTH, receiptProof, typedSecret } from '../protocol/receipt.ts';
import type { Scanned } from './opened-with.ts';

/** As the collector takes it, and all that is needed to ask again. */
export type Proven = { reference: string; proof: string };
export type Codes = { how: 'typed'; reference: string; secret: string } | ({ how: 'scanned' } & Scanned);

export async function prove(codes: Codes, subtle: SubtleCrypto): Promise<Proven> {
  const { reference, secret } = codes;
  const typed = codes.how === 'typed' ? secret : await typedSecret(fromBase64Url(secret), subtle);
  return { reference, proof: toBase64Url(await receiptProof(typed, reference.slice(0, PREFIX_LENGTH), subtle)) };
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
