// The organisations' private keys, outside the database: one folder per organisation, one file per key (JWK, RFC 8037), readable by
// the collector's user alone. A key that is missing or can't be read is said plainly, with the file.
import { createPrivateKey, generateKeyPairSync, hash, sign } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

type Purpose = 'configuration' | 'sealing';
type PublicKey = { keyId: string; publicKey: string };
export type SealingKey = PublicKey & { privateKey: CryptoKey };

export type KeyFolder = {
  /** Makes what is missing, durably; keys that are there stay. */
  createKeys(organisation: string): Promise<void>;
  /** Ed25519, newest first; kiosks pin all of them. */
  configurationKeys(organisation: string): Promise<PublicKey[]>;
  /** With the newest configuration key; over the UTF-8 bytes of `payload`. */
  signConfiguration(organisation: string, payload: string): Promise<{ keyId: string; signature: string }>;
  /** X25519, newest first: the first is who new words are sealed to, all of them open old ones. */
  sealingKeys(organisation: string): Promise<SealingKey[]>;
};

const base64Url32 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
const KeyFile = v.object({
  kty: v.literal('OKP'),
  crv: v.picklist(['Ed25519', 'X25519']),
  kid: v.string(),
  x: base64Url32,
  d: base64Url32,
  /** Seconds since 1970. */
  iat: v.number(),
});
type KeyFile = v.InferOutput<typeof KeyFile>;
const CURVES = { configuration: 'Ed25519', sealing: 'X25519' } as const;

export function keyFolder(folder: string, clock: () => number): KeyFolder {
  const loaded = new Map<string, Promise<KeyFile[]>>();
  const keys = (organisation: string, purpose: Purpose) => {
    const place = `${organisation}/${purpose}`;
    const known = loaded.get(place) ?? readKeys(join(folder, organisation), purpose);
    loaded.set(place, known);
    // What failed is read again next time: the operator may have put it right.
    known.catch(() => loaded.delete(place));
    return known;
  };
  const sealingKeys = new Map<string, Promise<SealingKey[]>>();
  return {
    async createKeys(organisation) {
      for (const purpose of ['configuration', 'sealing'] as const) await createKey(join(folder, organisation), purpose, clock());
      loaded.clear();
    },
    async configurationKeys(organisation) {
      return (await keys(organisation, 'configuration')).map(({ kid, x }) => ({ keyId: kid, publicKey: x }));
    },
    async signConfiguration(organisation, payload) {
      const key = newest(await keys(organisation, 'configuration'));
      const privateKey = createPrivateKey({ key, format: 'jwk' });
      return { keyId: key.kid, signature: sign(null, Buffer.from(payload), privateKey).toString('base64url') };
    },
    sealingKeys(organisation) {
      const known =
        sealingKeys.get(organisation) ?? keys(organisation, 'sealing').then((files) => Promise.all(files.map(importSealingKey)));
      sealingKeys.set(organisation, known);
      known.catch(() => sealingKeys.delete(organisation));
      return known;
    },
  };
}

async function readKeys(folder: string, purpose: Purpose): Promise<KeyFile[]> {
  const names = (await filesIn(folder)).filter((name) => name.startsWith(`${purpose}-`) && name.endsWith('.json'));
  if (names.length === 0) throw new Error(`No ${purpose} key in ${folder}. Bring the folder of keys back from the backup.`);
  const keys = await Promise.all(names.map((name) => readKey(join(folder, name), purpose)));
  return keys.sort((a, b) => b.iat - a.iat);
}

async function readKey(file: string, purpose: Purpose): Promise<KeyFile> {
  try {
    const key = v.parse(KeyFile, JSON.parse(await readFile(file, 'utf8')));
    if (key.crv !== CURVES[purpose]) throw new Error(`it is a key for ${key.crv}`);
    return key;
  } catch (cause) {
    throw new Error(`The key file ${file} cannot be used: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`The folder of keys ${folder} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

async function createKey(folder: string, purpose: Purpose, nowMs: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  if ((await filesIn(folder)).some((name) => name.startsWith(`${purpose}-`))) return;
  const { privateKey } = purpose === 'configuration' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  const jwk = privateKey.export({ format: 'jwk' });
  const kid = hash('sha256', Buffer.from(jwk.x ?? '', 'base64url'), 'hex').slice(0, 16);
  const key = { ...jwk, kid, iat: Math.floor(nowMs / 1000) };
  await writeDurably(join(folder, `${purpose}-${kid}.json`), `${JSON.stringify(key, null, 2)}\n`);
  await syncFolder(folder);
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
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

async function importSealingKey({ kid, x, d }: KeyFile): Promise<SealingKey> {
  const jwk = { kty: 'OKP', crv: 'X25519', x, d };
  const privateKey = await crypto.subtle.importKey('jwk', jwk, { name: 'X25519' }, false, ['deriveBits']);
  return { keyId: kid, publicKey: x, privateKey };
}

function newest(keys: readonly KeyFile[]): KeyFile {
  const [key] = keys;
  if (!key) throw new Error('No configuration key.');
  return key;
}
