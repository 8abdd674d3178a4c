// Keys turned and shared beside a running collector: nothing that was ever sealed stops opening, and nothing half-done is left without
// a way on.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InboxAnswer } from '../../src/protocol/console-api.ts';
import { Problem } from '../../src/protocol/problem.ts';
import { publishWhereKeysDiffer } from '../../src/server/configuration/publish-again.ts';
import { keyFolder } from '../../src/server/keys/key-folder.ts';
import { startCollector } from '../../src/server/start-collector.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';
import { publicationOf } from '../support/api-reader.ts';
import { sealForTest } from '../support/api-sealing.ts';

const COMMAND = fileURLToPath(new URL('../../src/server/commands/keys.ts', import.meta.url));
let collector: TestCollector;
let kiosk: TestKiosk;
let staff: TestPerson;
beforeEach(async () => {
  collector = await aCollector();
  kiosk = await aKiosk(collector);
  staff = await aPerson(collector, { role: 'staff' });
});
afterEach(() => collector.stop());

type Recipients = Parameters<typeof sealForTest>[2];
const run = (...words: string[]) => {
  const env = { ...process.env, CANDOUR_DATA_DIR: `${collector.folder}/data` };
  return promisify(execFile)(process.execPath, [COMMAND, ...words], { env });
};
const home = () => `${collector.folder}/data/keys/harbour`;
const recipientsAt = async (place = 'north-door'): Promise<Recipients> => (await publicationOf(collector, place)).recipients;
const wordsRead = async () => ((await (await staff.get('/api/v1/inbox')).json()) as InboxAnswer).items.map(({ words }) => words);

async function sealedEntry(text: string, recipients: Recipients) {
  const id = randomUUID();
  const body = await sealForTest(JSON.stringify({ questionId: 'more', text }), { organisation: 'harbour', entryId: id }, recipients);
  return anEntry(kiosk, { wallMs: NOON_OR_SO, header: { id, kind: 'comment', bodyForm: 'sealed' }, body });
}
const send = (...entries: Awaited<ReturnType<typeof sealedEntry>>[]) => kiosk.sendBatch(aBatch(kiosk, entries, NOON_OR_SO));

test('words sealed before, during and after a rotation all open, in the collector that ran all along', async () => {
  const before = await recipientsAt();
  await send(await sealedEntry('before', before));
  const { stdout } = await run('rotate', 'harbour');
  const after = await recipientsAt();
  expect(stdout).toContain(`${after[0]?.keyId} is the new sealing key`);
  expect(after).not.toEqual(before);
  expect(await recipientsAt('south-door')).toEqual(after);
  expect(await readdir(home())).toHaveLength(3);

  // Offline through it all: sealed to the old key, and on its way only now.
  await send(await sealedEntry('waited', before));
  await send(await sealedEntry('after', after));
  expect(await wordsRead()).toEqual(['before', 'waited', 'after']);
  const { configuration } = await kiosk.sendBatch(aBatch(kiosk, [], NOON_OR_SO));
  expect(configuration.wanted).toBe((await publicationOf(collector, 'north-door')).revision);
  const events = await collector.parts.store.audit.latest('harbour', 20);
  expect(events.filter(({ action }) => action === 'keys-published').map(({ target }) => target)).toEqual(['south-door', 'north-door']);
});

test('two rotations within a second: the later one counts', async () => {
  const keys = keyFolder(`${collector.folder}/data/keys`, () => NOON_OR_SO);
  const [first, second] = [await keys.rotate('harbour'), await keys.rotate('harbour')];
  expect((await collector.parts.keys.sealingKeys('harbour')).map(({ keyId }) => keyId).slice(0, 2)).toEqual([second, first]);
  expect((await collector.parts.keys.recipients('harbour')).map(({ keyId }) => keyId)).toEqual([second]);
});

test('the collector does not start without the key that kiosks seal to now, until they seal to another', async () => {
  const again = () => startCollector({ dataDir: `${collector.folder}/data`, configurationFolder: null, clock: () => NOON_OR_SO });
  await run('rotate', 'harbour');
  const newest = (await recipientsAt())[0]?.keyId;
  await rm(`${home()}/sealing-${newest}.json`);
  await expect(again()).rejects.toThrow(`The sealing key ${newest} of harbour is not in ${home()}`);
  await run('publish', 'harbour');
  await (await again()).stop();
});

test('the collector starts without a recipient that was taken out', async () => {
  const elsewhere = `${collector.folder}/oversight`;
  await mkdir(elsewhere);
  await run('new-recipient', elsewhere);
  const [publicFile] = (await readdir(elsewhere)).filter((name) => name.startsWith('recipient-'));
  await run('add-recipient', 'harbour', `${elsewhere}/${publicFile}`);
  await rm(`${home()}/${publicFile}`);
  const again = await startCollector({ dataDir: `${collector.folder}/data`, configurationFolder: null, clock: () => NOON_OR_SO });
  await again.stop();
});

test('a second recipient reads with its private half alone, without the store, only what was sealed to it', async () => {
  await send(await sealedEntry('too early', await recipientsAt()));
  const elsewhere = `${collector.folder}/oversight`;
  await mkdir(elsewhere);
  await run('new-recipient', elsewhere);
  const file = (start: string) => readdir(elsewhere).then((names) => `${elsewhere}/${names.find((name) => name.startsWith(start))}`);
  await run('add-recipient', 'harbour', await file('recipient-'));
  const recipients = await recipientsAt();
  expect(recipients).toHaveLength(2);
  expect(JSON.parse(await readFile(`${home()}/recipient-${recipients[1]?.keyId}.json`, 'utf8'))).not.toHaveProperty('d');
  await send(await sealedEntry('for both', recipients));
  await run('sealed', 'harbour', `${elsewhere}/words.jsonl`);
  expect(await readFile(`${elsewhere}/words.jsonl`, 'utf8')).not.toContain('for both');

  await rm(`${collector.folder}/data/keys`, { recursive: true });
  const { stdout, stderr } = await run('open', await file('private-'), `${elsewhere}/words.jsonl`);
  expect(JSON.parse(stdout)).toMatchObject({ kiosk: 'north-door', kind: 'comment', words: { text: 'for both' } });
  expect(stderr).toBe('1 opened, 1 are not sealed to this key.\n');
});

test('a rotation cut short between key and kiosks is finished by publish', async () => {
  await collector.parts.keys.rotate('harbour');
  const [key] = await collector.parts.keys.recipients('harbour');
  expect(await recipientsAt()).not.toContainEqual(key);
  const { stdout } = await run('publish', 'harbour');
  expect(stdout.match(/: published 1\.2\./g)).toHaveLength(2);
  for (const place of ['north-door', 'south-door']) expect(await recipientsAt(place)).toEqual([key]);
  expect((await run('publish', 'harbour')).stdout).toContain('Every kiosk is wanted to use the keys of today already');
});

test('one that publishes in between loses nothing: the keys go out on top of it', async () => {
  await collector.parts.keys.rotate('harbour');
  const { configurations } = collector.parts.store;
  let meddled = false;
  const store = {
    ...collector.parts.store,
    configurations: {
      ...configurations,
      publish: async (...asked: Parameters<typeof configurations.publish>) => {
        if (meddled) return configurations.publish(...asked);
        meddled = true;
        return false;
      },
    },
  };
  await publishWhereKeysDiffer({ ...collector.parts, store }, 'harbour', { actor: 'operator', action: 'keys-published', by: null });
  expect(await recipientsAt()).toEqual(await collector.parts.keys.recipients('harbour'));
});

test.each([
  [[], /npm run keys -- list/],
  [['rotate'], /npm run keys -- list/],
  [['rotate', 'nobody'], /There is no organisation "nobody"/],
])('%j is refused plainly, and nothing changes', async (words, said) => {
  const before = await publicationOf(collector, 'north-door');
  await expect(run(...words)).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(said) });
  expect(await readdir(home())).toHaveLength(2);
  expect(await publicationOf(collector, 'north-door')).toEqual(before);
});

test('words are recorded as read before they are opened: without a record, none go out', async () => {
  await send(await sealedEntry('kept back', await recipientsAt()));
  const { audit } = collector.parts.store;
  const append = audit.append;
  audit.append = () => Promise.reject(new Problem('store-unavailable'));
  const answer = await staff.get('/api/v1/inbox');
  audit.append = append;
  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('kept back');
  expect(await wordsRead()).toEqual(['kept back']);
});
