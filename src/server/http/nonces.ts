// Nonces that need no memory: time of issue and an HMAC over it and the key they were given to. Any collector that shares the
// store's secret takes them, for ten minutes by its own clock.
import { createHmac, timingSafeEqual } from 'node:crypto';

export const NONCE_LIFE_MS = 10 * 60 * 1000;
/** Clocks of several collectors may differ by so much. */
const AHEAD_MS = 60 * 1000;

export type Nonces = { issue(keyId: string): string; isFresh(nonce: string, keyId: string): boolean };

export function createNonces(secret: Uint8Array, clock: () => number): Nonces {
  const sign = (issuedAt: string, keyId: string) => createHmac('sha256', secret).update(`${issuedAt}.${keyId}`).digest();
  return {
    issue(keyId) {
      const issuedAt = clock().toString(36);
      return `${issuedAt}.${sign(issuedAt, keyId).toString('base64url')}`;
    },
    isFresh(nonce, keyId) {
      const [issuedAt = '', mac = ''] = nonce.split('.');
      const given = Buffer.from(mac, 'base64url');
      const expected = sign(issuedAt, keyId);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      const age = clock() - Number.parseInt(issuedAt, 36);
      return age <= NONCE_LIFE_MS && age >= -AHEAD_MS;
    },
  };
}
