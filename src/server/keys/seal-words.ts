// Seals words that come to be on the collector (staff's notes, what was keyed in, the demonstration's) as a kiosk seals a visitor's: a fresh
// content key each time, wrapped for every recipient, both bound to their place (`protocol/sealed-body.ts`).
import { SEALING_INFO, type SealedBody, sealingContext } from '../../protocol/sealed-body.ts';
import { hpkeInfo, randomKey, randomNonce, sealGcm, sealHpke } from './hpke.ts';

const INFO = hpkeInfo(Buffer.from(SEALING_INFO));

/** `value` as JSON, sealed. `entryId`: of the entry, or of the fact, they belong to. */
export async function sealWords(
  value: unknown,
  place: { organisation: string; entryId: string },
  recipients: readonly { keyId: string; publicKey: string }[],
): Promise<string> {
  const context = Buffer.from(sealingContext(place.organisation, place.entryId));
  const contentKey = randomKey();
  const nonce = randomNonce();
  const ciphertext = sealGcm(contentKey, nonce, context, Buffer.from(JSON.stringify(value)));
  const keys = recipients.map(({ keyId, publicKey }) => {
    const wrapped = sealHpke(Buffer.from(publicKey, 'base64url'), INFO, context, contentKey);
    return { keyId, wrapped: wrapped.toString('base64url') };
  });
  const sealed: SealedBody = { v: 1, body: Buffer.concat([nonce, ciphertext]).toString('base64url'), keys };
  return JSON.stringify(sealed);
}
