// The folder of private keys, signing with them and opening what was sealed to them.
import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type KeyFolder, keyFolder } from '../../../src/server/keys/key-folder.ts';
import { openSealedBody } from '../../../src/server/keys/open-sealed-body.ts';
import { sealForTest } from '../../support/api-sealing.ts';

let folder: string;
let keys: KeyFolder;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-keys-'));
  keys = keyFolder(folder, () => 1_700_000_000_000);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = { organisation: 'harbour', entryId: '00000000-0000-7000-8000-000000000001' };

test('keys are made once, readable by their owner alone', async () => {
  await keys.createKeys('harbour');
  const names = await readdir(join(folder, 'harbour'));
  expect(names.map((name) => name.split('-')[0]).sort()).toEqual(['configuration', 'sealing']);
  for (const name of names) expect((await stat(join(folder, 'harbour', name))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'harbour'))).mode & 0o777).toBe(0o700);
  await keyFolder(folder, Date.now).createKeys('harbour');
  expect(await readdir(join(folder, 'harbour'))).toEqual(names);
});

test('a signature verifies under the public key that kiosks pin', async () => {
  await keys.createKeys('harbour');
  const { keyId, signature } = await keys.signConfiguration('harbour', 'payload é');
  const [pinned] = await keys.configurationKeys('harbour');
  expect(pinned?.keyId).toBe(keyId);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: pinned?.publicKey ?? '' }, format: 'jwk' });
  expect(verify(null, Buffer.from('payload é'), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('sealed words open in their own place only, and with their own key only', async () => {
  await keys.createKeys('harbour');
  await keys.createKeys('market');
  const own = await keys.sealingKeys('harbour');
  const sealed = await sealForTest('The queue — längs', place, own);
  expect(await openSealedBody(sealed, place, own)).toBe('The queue — längs');
  expect(await openSealedBody(sealed, { ...place, organisation: 'market' }, own)).toBeNull();
  expect(await openSealedBody(sealed, { ...place, entryId: place.entryId.replace('1', '2') }, own)).toBeNull();
  expect(await openSealedBody(sealed, place, await keys.sealingKeys('market'))).toBeNull();
  expect(await openSealedBody(sealed.replace('"body":"', '"body":"A'), place, own)).toBeNull();
  expect(await openSealedBody('not sealed', place, own)).toBeNull();
});

test('of several recipients the one that is here opens', async () => {
  await keys.createKeys('harbour');
  await keys.createKeys('market');
  const own = await keys.sealingKeys('harbour');
  const sealed = await sealForTest('words', place, [...(await keys.sealingKeys('market')), ...own]);
  expect(await openSealedBody(sealed, place, own)).toBe('words');
});

test('a missing or broken key is said with its file', async () => {
  await expect(keys.configurationKeys('nobody')).rejects.toThrow(join(folder, 'nobody'));
  await keys.createKeys('harbour');
  const name = (await readdir(join(folder, 'harbour'))).find((found) => found.startsWith('sealing')) ?? '';
  await writeFile(join(folder, 'harbour', name), '{"kty":"OKP"}');
  await expect(keyFolder(folder, Date.now).sealingKeys('harbour')).rejects.toThrow(name);
});

test('a folder that can’t be read is said', async () => {
  await writeFile(join(folder, 'harbour'), 'a file where the folder should be');
  await expect(keys.sealingKeys('harbour')).rejects.toThrow('cannot be read');
});
