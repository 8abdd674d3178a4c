// Checks the staff PIN and slows down guessing. The work of PBKDF2 is done by WebCrypto, off the page's thread. It keeps a
// passer-by out; it does not protect a copied disk.
import type { PanelPin } from '../../protocol/configuration.ts';

export const PIN_MAX_LENGTH = 12;

/** PBKDF2-HMAC-SHA256 (RFC 8018) over the PIN's digits; salt and hash are base64url, the hash 32 bytes. */
export async function pinMatches(typed: string, pin: PanelPin, subtle: SubtleCrypto): Promise<boolean> {
  const secret = await subtle.importKey('raw', new TextEncoder().encode(typed), 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(pin.salt), iterations: pin.rounds };
  const derived = new Uint8Array(await subtle.deriveBits(parameters, secret, 256));
  const expected = bytesOf(pin.hash);
  return derived.length === expected.length && derived.reduce((differ, byte, i) => differ | (byte ^ (expected[i] ?? 0)), 0) === 0;
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

const FREE_TRIES = 3;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** How long to wait after so many wrong tries in a row: nothing at first, then twice as long each time. */
export function waitAfterMs(wrongTries: number): number {
  if (wrongTries < FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (wrongTries - FREE_TRIES), LONGEST_WAIT_MS);
}
