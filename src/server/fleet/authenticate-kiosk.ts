// Whose request is this? Signature first, then the nonce, then the store: who can't sign learns nothing about who is known here.
import { Problem } from '../../protocol/problem.ts';
import { verifySignature } from '../http/verify-signature.ts';
import type { Parts } from '../parts.ts';
import type { KioskStateRow } from '../store/store.ts';

/** `body` as sent. `giveNonce` puts a fresh nonce on the answer, whatever that will be. */
export async function authenticateKiosk(
  request: Request,
  body: Uint8Array,
  { store, nonces }: Pick<Parts, 'store' | 'nonces'>,
  giveNonce: (nonce: string) => void,
): Promise<KioskStateRow> {
  const { keyId, nonce } = verifySignature(request, body);
  giveNonce(nonces.issue(keyId));
  if (!nonces.isFresh(nonce, keyId)) throw new Problem('nonce-required');
  const found = await store.kiosks.byPublicKey(keyId);
  // A revoked kiosk is told so even by the key it had before a later pairing.
  if (found?.kiosk.revokedAt != null) throw new Problem('kiosk-revoked');
  if (!found?.current) throw new Problem('kiosk-unknown');
  return found.kiosk;
}
