// Bytes as the 45 characters of a QR code's alphanumeric mode (RFC 9285): two bytes in three characters, so that a code carries them with
// nearly no loss and any reader gives them back as text.
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const first = bytes[at] as number;
    const second = bytes[at + 1];
    text += second === undefined ? digits(first, 2) : digits(first * 256 + second, 3);
  }
  return text;
}

/** null when `text` is not base45. */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 3 === 1) return null;
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0));
  for (let at = 0, to = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3);
    const value = groupValue(group);
    if (value === null || value >= (group.length === 3 ? 0x10000 : 0x100)) return null;
    if (group.length === 3) bytes[to++] = value >> 8;
    bytes[to++] = value & 0xff;
  }
  return bytes;
}

/** Least significant first. */
function digits(value: number, count: number): string {
  let text = '';
  for (let rest = value, left = count; left > 0; left--, rest = Math.floor(rest / 45)) text += ALPHABET[rest % 45];
  return text;
}

function groupValue(group: string): number | null {
  let value = 0;
  for (let at = group.length - 1; at >= 0; at--) {
    const digit = ALPHABET.indexOf(group[at] as string);
    if (digit === -1) return null;
    value = value * 45 + digit;
  }
  return value;
}
