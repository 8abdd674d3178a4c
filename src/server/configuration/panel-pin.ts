// The staff PIN as the kiosk checks it: PBKDF2-HMAC-SHA256 (RFC 8018). Keeps a passer-by out; a copied disk it doesn't protect.
import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { PanelPin } from '../../protocol/configuration.ts';

const ROUNDS = 600_000;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const derive = promisify(pbkdf2);

export async function hashPin(pin: string, random: (bytes: number) => Uint8Array): Promise<PanelPin> {
  const salt = random(SALT_BYTES);
  const hash = await derive(pin, salt, ROUNDS, HASH_BYTES, 'sha256');
  return { salt: Buffer.from(salt).toString('base64url'), rounds: ROUNDS, hash: hash.toString('base64url') };
}

/** Six digits, none likelier than another. */
export function randomPin(random: (bytes: number) => Uint8Array): string {
  const span = 1_000_000;
  const fair = Math.floor(2 ** 32 / span) * span;
  for (;;) {
    const number = Buffer.from(random(4)).readUInt32BE();
    if (number < fair) return String(number % span).padStart(6, '0');
  }
}
