// One key, one file (JWK, RFC 8037), readable by the collector's user alone. A file appears whole or not at all, so that a collector
// that runs beside the command never reads half of one.
import { createPrivateKey, generateKeyPairSync, hash, type KeyObject } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

export type Purpose = 'configuration' | 'sealing' | 'recipient';

const base64Url32 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
const Shared = { kty: v.literal('OKP'), kid: v.string(), x: base64Url32 };
/** `iat`: seconds since 1970. */
const PrivateKeyFile = v.object({ ...Shared, crv: v.picklist(['Ed25519', 'X25519']), d: base64Url32, iat: v.number() });
export type PrivateKeyFile = v.InferOutput<typeof PrivateKeyFile>;
const RecipientFile = v.object({ ...Shared, crv: v.literal('X25519'), d: v.optional(v.never()), iat: v.optional(v.number(), 0) });
export type RecipientFile = v.InferOutput<typeof RecipientFile>;
/** X25519, ready to open. */
export type SealingKey = { keyId: string; publicKey: string; privateKey: KeyObject; madeAt: number };
const CURVES = { configuration: 'Ed25519', sealing: 'X25519', recipient: 'X25519' } as const;

export async function readPrivateKey(file: string, purpose: 'configuration' | 'sealing'): Promise<PrivateKeyFile> {
  return said(file, async () => {
    const key = v.parse(PrivateKeyFile, JSON.parse(await readFile(file, 'utf8')));
    if (key.crv !== CURVES[purpose]) throw new Error(`it is a key for ${key.crv}`);
    // Throws when the halves are not of one key: it would open nothing that is sealed to its public half.
    createPrivateKey({ key, format: 'jwk' });
    return key;
  });
}

export async function readRecipient(file: string): Promise<RecipientFile> {
  return said(file, async () => {
    const key = JSON.parse(await readFile(file, 'utf8'));
    if (key?.d !== undefined) throw new Error('it holds a private half; keep that one elsewhere and bring the public file');
    return v.parse(RecipientFile, key);
  });
}

export function newKey(purpose: Purpose, madeAtSeconds: number): PrivateKeyFile {
  const { privateKey } = CURVES[purpose] === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  const jwk = privateKey.export({ format: 'jwk' });
  return v.parse(PrivateKeyFile, { ...jwk, kid: keyIdOf(jwk.x ?? ''), iat: madeAtSeconds });
}

/** What others may have of a key. */
export function publicFile({ kid, x, iat }: Pick<PrivateKeyFile, 'kid' | 'x' | 'iat'>): RecipientFile {
  return { kty: 'OKP', crv: 'X25519', kid, x, iat };
}

export function importSealingKey({ kid, x, d, iat }: PrivateKeyFile): SealingKey {
  const privateKey = createPrivateKey({ key: { kty: 'OKP', crv: 'X25519', x, d }, format: 'jwk' });
  return { keyId: kid, publicKey: x, privateKey, madeAt: iat * 1000 };
}

/** First 16 hexadecimal digits of the SHA-256 of the public half. */
export function keyIdOf(publicKey: string): string {
  return hash('sha256', Buffer.from(publicKey, 'base64url'), 'hex').slice(0, 16);
}

/** Durable when it resolves. Key ids are of the key itself, so a file is never written over by another key. */
export async function writeKey(folder: string, name: string, key: object): Promise<void> {
  const unfinished = join(folder, `.${name}.unfinished`);
  await writeDurably(unfinished, `${JSON.stringify(key, null, 2)}\n`);
  await rename(unfinished, join(folder, name));
  await syncFolder(folder);
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function said<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new Error(`The key file ${file} cannot be used: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
