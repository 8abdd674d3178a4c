// One-time pairing codes: random letters and digits that are easy to read out, kept only as a hash, for ten minutes.
import { PAIRING_ALPHABET, PAIRING_CODE_LENGTH, PAIRING_CODE_LIFE_MS } from '../../protocol/pairing.ts';
import type { Parts } from '../parts.ts';
import { codeHash } from './pair-kiosk.ts';

export type MadeCode = { code: string; path: string; expiresAt: number };

export async function makePairingCode(
  { store, random }: Pick<Parts, 'store' | 'random'>,
  kiosk: string,
  at: number,
  by: string | null,
): Promise<MadeCode> {
  const code = randomCode(random);
  const expiresAt = at + PAIRING_CODE_LIFE_MS;
  await store.kiosks.putPairingCode({ hash: codeHash(code), kiosk, expiresAt, createdBy: by });
  return { code, path: `/kiosk/?pair=${code}`, expiresAt };
}

/** Bytes that would favour the first letters are thrown away. */
export function randomCode(random: (bytes: number) => Uint8Array): string {
  const fair = 256 - (256 % PAIRING_ALPHABET.length);
  let code = '';
  while (code.length < PAIRING_CODE_LENGTH) {
    for (const byte of random(PAIRING_CODE_LENGTH))
      if (byte < fair && code.length < PAIRING_CODE_LENGTH) code += PAIRING_ALPHABET[byte % PAIRING_ALPHABET.length];
  }
  return code;
}
