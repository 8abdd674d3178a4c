// Reads the codes that people copy by hand, and says what is wrong before anything is sent: decision 0017 has what may be written for what.
import { READ_AS, RECEIPT_ALPHABET, readCode } from '../protocol/receipt.ts';

export type Slip = 'missing' | 'stranger' | 'short' | 'long' | 'slip';
export type Typed = { code: string } | { slip: Slip; character: string };

export const LENGTHS = { reference: { least: 10, most: 15 }, secret: { least: 16, most: 16 } } as const;
export type CodeName = keyof typeof LENGTHS;

export function readTyped(name: CodeName, text: string): Typed {
  const characters = [...tidied(text)];
  const { least, most } = LENGTHS[name];
  const stranger = characters.find((character) => !RECEIPT_ALPHABET.includes(character) && !Object.hasOwn(READ_AS, character));
  const slip = (slip: Slip): Typed => ({ slip, character: stranger ?? '' });
  if (characters.length === 0) return slip('missing');
  if (stranger !== undefined) return slip('stranger');
  if (characters.length < least) return slip('short');
  if (characters.length > most) return slip('long');
  const code = readCode(characters.join(''));
  return code === null ? slip('slip') : { code };
}

/** Gaps and dashes of any kind, marks of direction that were copied along, wide letters, and digits as Arabic keyboards have them. */
export function tidied(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s.,\p{Pd}\p{Cf}]/gu, '')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .toUpperCase();
}
