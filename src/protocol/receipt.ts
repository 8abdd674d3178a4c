// What a visitor takes away of a message, made without a network: a reference that names it and a secret that nobody else has (decision
// 0017). Written to be read aloud, copied by hand and typed with the usual slips. Pure: WebCrypto is handed in.

/** No vowels, so no words arise; nothing that looks like another one. 23 is a prime: one wrong character, or two swapped, always show. */
export const RECEIPT_ALPHABET = '23456789CDFHJKMPQRTVWXY';
export const PREFIX_LENGTH = 6;
const COUNTER_LENGTH = 3;
/** Shorter than a secret; numbers of that length are exact. */
const LONGEST_REFERENCE = 15;
const SECRET_BYTES = 16;
/** 67 bits; with its check character four groups of four. */
const TYPED_LENGTH = 15;
const ROUNDS = 600_000;
const BASE = BigInt(RECEIPT_ALPHABET.length);

type Bytes = Uint8Array<ArrayBuffer>;
/** What of `SubtleCrypto` is used; `Key` is its `CryptoKey`. */
export type ReceiptSubtle<Key> = {
  digest(algorithm: 'SHA-256', bytes: Bytes): Promise<ArrayBuffer>;
  importKey(format: 'raw', key: Bytes, algorithm: 'PBKDF2', extractable: boolean, usages: 'deriveBits'[]): Promise<Key>;
  deriveBits(algorithm: { name: 'PBKDF2'; hash: 'SHA-256'; salt: Bytes; iterations: number }, key: Key, bits: number): Promise<ArrayBuffer>;
};

type Digesting = Pick<ReceiptSubtle<unknown>, 'digest'>;

/** The same for one life of a kiosk's storage, and no other's: a wiped kiosk, or one that became another, begins a new ledger. */
export async function receiptPrefix(
  { organisation, kiosk, ledgerId }: { organisation: string; kiosk: string; ledgerId: string },
  subtle: Digesting,
): Promise<string> {
  return symbols(await digestOf(`candour receipts of ${organisation}/${kiosk}/${ledgerId}`, subtle), PREFIX_LENGTH);
}

/** `counter`: never given twice in a ledger. Grows beyond three characters when it must. */
export function receiptReference(prefix: string, counter: number): string {
  let text = '';
  for (let rest = counter; rest > 0; rest = Math.floor(rest / RECEIPT_ALPHABET.length))
    text = RECEIPT_ALPHABET.charAt(rest % RECEIPT_ALPHABET.length) + text;
  return withCheck(prefix + text.padStart(COUNTER_LENGTH, RECEIPT_ALPHABET.charAt(0)));
}

/** Null for what `receiptReference` never made. */
export function readReference(reference: string): { prefix: string; counter: number } | null {
  const [prefix, digits] = [reference.slice(0, PREFIX_LENGTH), reference.slice(PREFIX_LENGTH, -1)];
  if (reference.length > LONGEST_REFERENCE) return null;
  const counter = [...digits].reduce((sum, digit) => sum * RECEIPT_ALPHABET.length + RECEIPT_ALPHABET.indexOf(digit), 0);
  return counter > 0 && readCode(reference) === reference && receiptReference(prefix, counter) === reference ? { prefix, counter } : null;
}

export function newSecret(random: (bytes: Bytes) => Bytes): Bytes {
  return random(new Uint8Array(SECRET_BYTES));
}

/** The form of the secret for hands: follows from the whole one, and does not lead back to it. */
export async function typedSecret<Key>(secret: Bytes, subtle: ReceiptSubtle<Key>): Promise<string> {
  const name = ascii('candour typed secret ');
  const digest = await subtle.digest('SHA-256', new Uint8Array([...name, ...secret]));
  return withCheck(symbols(new Uint8Array(digest), TYPED_LENGTH));
}

/** What shows that somebody has the secret, worked out on their own device: slow on purpose. The prefix is the reference's beginning. */
export async function receiptProof<Key>(typed: string, prefix: string, subtle: ReceiptSubtle<Key>): Promise<Bytes> {
  const key = await subtle.importKey('raw', ascii(typed), 'PBKDF2', false, ['deriveBits']);
  const salt = ascii(`candour receipt 1 ${prefix}`);
  return new Uint8Array(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, key, 256));
}

/** All of the secret that an entry carries. `1`: how it was made. */
export async function receiptVerifier<Key>(proof: Bytes, subtle: ReceiptSubtle<Key>): Promise<string> {
  const digest = new Uint8Array(await subtle.digest('SHA-256', proof));
  return `1.${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The fragment never leaves the person's device. */
export function receiptAddress(publicUrl: string, reference: string, secret: string): string {
  return `${publicUrl}/receipt/#${reference}.${secret}`;
}

/** As people read it: in groups. */
export function grouped(code: string): string {
  const groups = code.length > TYPED_LENGTH ? /.{4}/g : /^.{3}|.{3}(?=.{4,}$)|.+/g;
  return code.match(groups)?.join('-') ?? code;
}

/** A reference or a typed secret as it was meant: any case, any gaps, and what people read for what is not in the alphabet. Null: a slip. */
export function readCode(typed: string): string | null {
  const code = [...typed.toUpperCase().replace(/[\s.-]/g, '')].map((character) => READ_AS[character] ?? character).join('');
  return code.length > PREFIX_LENGTH + COUNTER_LENGTH && checkSum(code) === 0 ? code : null;
}

export const READ_AS: Readonly<Record<string, string>> = { B: '8', G: '6', S: '5', Z: '2' };

function withCheck(code: string): string {
  const missing = checkSum(code + RECEIPT_ALPHABET.charAt(0));
  return code + RECEIPT_ALPHABET.charAt((RECEIPT_ALPHABET.length - missing) % RECEIPT_ALPHABET.length);
}

/** Each place counts by another weight, from the end 1, 2, 3 …; not a number where a character is none of ours. */
function checkSum(code: string): number {
  const values = [...code].reverse().map((character) => RECEIPT_ALPHABET.indexOf(character));
  if (values.includes(-1)) return Number.NaN;
  return values.reduce((sum, value, place) => sum + value * (place + 1), 0) % RECEIPT_ALPHABET.length;
}

function symbols(bytes: Uint8Array, length: number): string {
  let rest = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  let text = '';
  for (; text.length < length; rest /= BASE) text += RECEIPT_ALPHABET.charAt(Number(rest % BASE));
  return text;
}

async function digestOf(text: string, subtle: Digesting): Promise<Uint8Array> {
  return new Uint8Array(await subtle.digest('SHA-256', ascii(text)));
}

/** Slugs and ids are plain ASCII. */
function ascii(text: string): Bytes {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
