// The organisations' private keys, outside the database: one folder per organisation, one file per key. The folder is looked at each
// time, so that a key made or brought back beside a running collector is used at once. What is missing or can't be read is said
// plainly, with the file.
import { createPrivateKey, sign } from 'node:crypto';
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_RECIPIENTS } from '../../protocol/publication.ts';
import { isUsablePublicKey } from '../../protocol/x25519.ts';
import {
  importSealingKey,
  keyIdOf,
  newKey,
  type PrivateKeyFile,
  type Purpose,
  publicFile,
  type RecipientFile,
  readPrivateKey,
  readRecipient,
  type SealingKey,
  writeKey,
} from './key-file.ts';

type PublicKey = { keyId: string; publicKey: string };

export type KeyFolder = {
  /** Where its files are, for people. */
  home(organisation: string): string;
  /** Makes what is missing, durably; keys that are there stay. */
  createKeys(organisation: string): Promise<void>;
  /** Ed25519, newest first; kiosks pin all of them. */
  configurationKeys(organisation: string): Promise<PublicKey[]>;
  /** With the newest configuration key; over the UTF-8 bytes of `payload`. */
  signConfiguration(organisation: string, payload: string): Promise<{ keyId: string; signature: string }>;
  /** X25519, newest first: all of them open what was sealed to them. */
  sealingKeys(organisation: string): Promise<SealingKey[]>;
  /** Who new words are sealed to: the newest sealing key, then those whose private half is held elsewhere. Never empty. */
  recipients(organisation: string): Promise<PublicKey[]>;
  /** A new sealing key, newer than any that is there; the old ones stay. Gives its id. */
  rotate(organisation: string): Promise<string>;
  /** From a file with a public key. Gives its id; throws an Error that says what is wrong. */
  addRecipient(organisation: string, file: string): Promise<string>;
};

export function keyFolder(folder: string, clock: () => number): KeyFolder {
  const files = rememberedFiles();
  const home = (organisation: string) => join(folder, organisation);
  const own = (organisation: string, purpose: 'configuration' | 'sealing') =>
    ownKeys(home(organisation), purpose, (file) => files(file, () => readPrivateKey(file, purpose)));
  const held = async (organisation: string) =>
    Promise.all((await keyFiles(home(organisation), 'recipient')).map((file) => files(file, () => readRecipient(file))));
  const imported = new WeakMap<PrivateKeyFile, SealingKey>();
  const sealingKey = (file: PrivateKeyFile) => {
    const known = imported.get(file) ?? importSealingKey(file);
    imported.set(file, known);
    return known;
  };
  return {
    home,
    async createKeys(organisation) {
      await makeHome(home(organisation));
      for (const purpose of ['configuration', 'sealing'] as const)
        if ((await keyFiles(home(organisation), purpose)).length === 0) await create(home(organisation), purpose, seconds(clock()));
    },
    configurationKeys: async (organisation) => (await own(organisation, 'configuration')).map(publicHalf),
    async signConfiguration(organisation, payload) {
      const key = newest(await own(organisation, 'configuration'));
      const privateKey = createPrivateKey({ key, format: 'jwk' });
      return { keyId: key.kid, signature: sign(null, Buffer.from(payload), privateKey).toString('base64url') };
    },
    sealingKeys: async (organisation) => (await own(organisation, 'sealing')).map(sealingKey),
    async recipients(organisation) {
      const first = newest(await own(organisation, 'sealing'));
      const others = (await held(organisation)).filter(({ x }) => x !== first.x).sort((a, b) => (a.kid < b.kid ? -1 : 1));
      if (others.length >= MAX_RECIPIENTS) throw new Error(`More than ${MAX_RECIPIENTS - 1} recipient files in ${home(organisation)}.`);
      return [first, ...others].map(publicHalf);
    },
    async rotate(organisation) {
      const before = newest(await own(organisation, 'sealing'));
      // Newer also when the clock was set back, or for two within a second.
      return create(home(organisation), 'sealing', Math.max(seconds(clock()), before.iat + 1));
    },
    async addRecipient(organisation, file) {
      const key = await readRecipient(file);
      const sealing = await own(organisation, 'sealing');
      await checkRecipient(key, [...sealing, ...(await held(organisation))], sealing.length);
      const kid = keyIdOf(key.x);
      await writeKey(home(organisation), `recipient-${kid}.json`, publicFile({ ...key, kid }));
      return kid;
    },
  };
}

/** A file is parsed again when it was replaced. What failed is never remembered: the operator may have put it right. */
function rememberedFiles() {
  const known = new Map<string, { version: string; key: unknown }>();
  return async <Key>(file: string, read: () => Promise<Key>): Promise<Key> => {
    const { mtimeMs, size, ino } = await stat(file);
    const version = `${mtimeMs} ${size} ${ino}`;
    const remembered = known.get(file);
    if (remembered?.version === version) return remembered.key as Key;
    const key = await read();
    known.set(file, { version, key });
    return key;
  };
}

async function ownKeys(
  folder: string,
  purpose: 'configuration' | 'sealing',
  read: (file: string) => Promise<PrivateKeyFile>,
): Promise<PrivateKeyFile[]> {
  const files = await keyFiles(folder, purpose);
  if (files.length === 0) throw new Error(`No ${purpose} key in ${folder}. Bring the folder of keys back from the backup.`);
  return (await Promise.all(files.map(read))).sort((a, b) => b.iat - a.iat || (a.kid < b.kid ? -1 : 1));
}

async function keyFiles(folder: string, purpose: Purpose): Promise<string[]> {
  const names = await filesIn(folder);
  return names.filter((name) => name.startsWith(`${purpose}-`) && name.endsWith('.json')).map((name) => join(folder, name));
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`The folder of keys ${folder} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

async function makeHome(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

async function create(folder: string, purpose: 'configuration' | 'sealing', madeAtSeconds: number): Promise<string> {
  const key = newKey(purpose, madeAtSeconds);
  await writeKey(folder, `${purpose}-${key.kid}.json`, key);
  return key.kid;
}

/** A key that can't be used would make every kiosk refuse its next configuration, so it never gets that far. */
async function checkRecipient({ x }: RecipientFile, known: readonly { x: string }[], own: number): Promise<void> {
  if (known.some((other) => other.x === x)) throw new Error('This key is in the folder already.');
  if (known.length - own >= MAX_RECIPIENTS - 1)
    throw new Error(`There are ${MAX_RECIPIENTS - 1} recipients already. Take the file of one out of the folder first.`);
  if (!(await isUsablePublicKey(crypto.subtle, x)))
    throw new Error('Nothing can be sealed to this key: it is not a point that X25519 takes.');
}

function publicHalf({ kid, x }: { kid: string; x: string }): PublicKey {
  return { keyId: kid, publicKey: x };
}

function newest(keys: readonly PrivateKeyFile[]): PrivateKeyFile {
  const [key] = keys;
  if (!key) throw new Error('No key.');
  return key;
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
