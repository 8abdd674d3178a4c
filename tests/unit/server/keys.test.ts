// The folder of private keys, signing with them and opening what was sealed to them.
import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sealingContext } from '../../../src/protocol/sealed-body.ts';
import { type KeyFolder, keyFolder } from '../../../src/server/keys/key-folder.ts';
import { openSealedBody, parseSealed } from '../../../src/server/keys/open-sealed-body.ts';
import { openSealedWords } from '../../../src/server/keys/sealed-words-file.ts';
import { sealBytesForTest, sealForTest } from '../../support/api-sealing.ts';

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

test('of several keys that are here the one that was sealed to opens, wherever it stands', async () => {
  await keys.createKeys('harbour');
  const old = await keys.sealingKeys('harbour');
  await keys.rotate('harbour');
  const both = await keys.sealingKeys('harbour');
  expect(both).toHaveLength(2);
  const sealed = await sealForTest('words', place, old);
  expect(await openSealedBody(sealed, place, both)).toBe('words');
  expect(await openSealedBody(sealed, place, both.toReversed())).toBe('words');
});

test('a wrapped key that was damaged does not keep the other recipients from reading', async () => {
  await keys.createKeys('harbour');
  await keys.rotate('harbour');
  const both = await keys.sealingKeys('harbour');
  const { keys: wrapped, ...sealed } = JSON.parse(await sealForTest('words', place, both));
  const damaged = { ...wrapped[0], wrapped: wrapped[1].wrapped };
  expect(await openSealedBody(JSON.stringify({ ...sealed, keys: [damaged, wrapped[1]] }), place, both)).toBe('words');
  expect(await openSealedBody(JSON.stringify({ ...sealed, keys: [damaged] }), place, both)).toBeNull();
});

test('what is sealed but no text is not shown as one', async () => {
  await keys.createKeys('harbour');
  const own = await keys.sealingKeys('harbour');
  const sealed = await sealBytesForTest(new Uint8Array([0x68, 0xff, 0x69]), sealingContext(place.organisation, place.entryId), own);
  expect(await openSealedBody(sealed, place, own)).toBeNull();
});

test.each(['', 'not sealed', '{}', 'null', '{"v":2,"body":"AA","keys":[{"keyId":"k","wrapped":"AA"}]}', '{"v":1,"body":"AA","keys":[]}'])(
  'is no sealed body: %s',
  (body) => expect(parseSealed(body)).toBeNull(),
);

const KEY = 'B'.repeat(43);
const recipientFile = (x: string) => ({ kty: 'OKP', crv: 'X25519', kid: 'k', x });
async function aFile(json: object, name = 'given.json'): Promise<string> {
  await writeFile(join(folder, name), JSON.stringify(json));
  return join(folder, name);
}

test('recipients: the newest sealing key first, then those held elsewhere; noticed without a restart', async () => {
  await keys.createKeys('harbour');
  const beside = keyFolder(folder, Date.now);
  const [first] = await keys.recipients('harbour');
  const added = await beside.addRecipient('harbour', await aFile(recipientFile(KEY)));
  expect(await keys.recipients('harbour')).toEqual([first, { keyId: added, publicKey: KEY }]);
  const turned = await beside.rotate('harbour');
  expect((await keys.recipients('harbour')).map(({ keyId }) => keyId)).toEqual([turned, added]);
  expect((await keys.sealingKeys('harbour')).map(({ keyId }) => keyId)).toEqual([turned, first?.keyId]);
});

test.each<[string, object | (() => Promise<object>), RegExp]>([
  ['a private key', { ...recipientFile(KEY), d: KEY }, /private half/],
  ['a signing key', { ...recipientFile(KEY), crv: 'Ed25519' }, /"X25519"/],
  ['a key of low order', recipientFile('A'.repeat(43)), /Nothing can be sealed/],
  ['a sealing key of its own', async () => recipientFile((await keys.sealingKeys('harbour'))[0]?.publicKey ?? ''), /in the folder already/],
])('%s does not become a recipient', async (_what, given, said) => {
  await keys.createKeys('harbour');
  const json = typeof given === 'function' ? await given() : given;
  await expect(keys.addRecipient('harbour', await aFile(json))).rejects.toThrow(said);
  await expect(keys.addRecipient('harbour', '/nowhere.json')).rejects.toThrow('/nowhere.json cannot be used');
  expect(await keys.recipients('harbour')).toHaveLength(1);
});

test('a fifth recipient is refused when it is added, and said when its file was put there by hand', async () => {
  await keys.createKeys('harbour');
  const file = async (place: number) => aFile(recipientFile(Buffer.alloc(32, place + 9).toString('base64url')));
  for (let place = 0; place < 4; place++) await keys.addRecipient('harbour', await file(place));
  await expect(keys.addRecipient('harbour', await file(4))).rejects.toThrow('4 recipients already');
  await aFile(recipientFile(KEY), 'harbour/recipient-by-hand.json');
  await expect(keys.recipients('harbour')).rejects.toThrow(join(folder, 'harbour'));
});

test('what is written half is never read: a key appears whole, and one whose halves differ is refused', async () => {
  await keys.createKeys('harbour');
  await writeFile(join(folder, 'harbour', '.sealing-x.json.unfinished'), '{"kty"');
  expect(await keys.sealingKeys('harbour')).toHaveLength(1);
  const [name = ''] = (await readdir(join(folder, 'harbour'))).filter((found) => found.startsWith('sealing-'));
  const key = JSON.parse(await readFile(join(folder, 'harbour', name), 'utf8'));
  await aFile({ ...key, x: KEY }, `harbour/${name}`);
  await expect(keys.sealingKeys('harbour')).rejects.toThrow(name);
});

test('sealed words in a file: a line that is none is named', async () => {
  await keys.createKeys('harbour');
  const [key] = await keys.sealingKeys('harbour');
  if (!key) throw new Error('no key');
  await expect(openSealedWords(await aFile({}), key)).rejects.toThrow('Line 1 is not');
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
