// `npm run keys -- …`: who sealed words are sealed to, and opening them with a key that is kept elsewhere. The store and the folder of
// keys are those the environment names; a collector may run beside it.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { publishWhereKeysDiffer } from '../configuration/publish-again.ts';
import { readEnvironment } from '../environment.ts';
import { importSealingKey, newKey, publicFile, readPrivateKey, writeKey } from '../keys/key-file.ts';
import { type KeyFolder, keyFolder } from '../keys/key-folder.ts';
import { openSealedWords, writeSealedWords } from '../keys/sealed-words-file.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';

const USAGE = `npm run keys -- list <organisation>       which keys there are
npm run keys -- rotate <organisation>     make a new sealing key and publish it to every kiosk; old keys stay and go on opening
npm run keys -- new-recipient <folder>    make a pair for somebody else who reads: a private file for them alone, a public file for here
npm run keys -- add-recipient <organisation> <public file>
                                          seal to that key too from now on
npm run keys -- publish <organisation>    publish to the kiosks that do not know the keys of today yet
npm run keys -- sealed <organisation> <file>
                                          write all words to a file, sealed as they are
npm run keys -- open <private file> <file>
                                          open the words of such a file; needs neither store nor network`;

type Place = { store: Store; keys: KeyFolder; organisation: string };
const IN_A_STORE: Record<string, (place: Place, file: string) => Promise<void>> = {
  list,
  rotate,
  publish,
  'add-recipient': addRecipient,
  sealed: writeSealed,
};
const WITH_A_FILE: readonly string[] = ['add-recipient', 'sealed'];

const [command = '', first, second, ...more] = process.argv.slice(2);
try {
  await run();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  if (!first || more.length > 0) throw new Error(USAGE);
  if (command === 'new-recipient') return newRecipient(first);
  if (command === 'open' && second) return openWords(first, second);
  const task = IN_A_STORE[command];
  if (!task || WITH_A_FILE.includes(command) !== (second !== undefined)) throw new Error(USAGE);
  await inStore(first, (place) => task(place, second ?? ''));
}

async function list({ keys, organisation }: Place): Promise<void> {
  const sealing = await keys.sealingKeys(organisation);
  for (const [place, { keyId, madeAt }] of sealing.entries())
    say(
      `${keyId}  sealing    ${new Date(madeAt).toISOString()}  ${place === 0 ? 'new words are sealed to it' : 'opens what was sealed to it'}`,
    );
  for (const { keyId } of (await keys.recipients(organisation)).slice(1)) say(`${keyId}  recipient  its private half is held elsewhere`);
  for (const { keyId } of await keys.configurationKeys(organisation)) say(`${keyId}  signs configurations`);
}

async function rotate(place: Place): Promise<void> {
  const { store, keys, organisation } = place;
  // Before anything is made: a folder whose keys can't be read must not get one more.
  await keys.recipients(organisation);
  const key = await keys.rotate(organisation);
  say(`${key} is the new sealing key. Back the folder of keys up now: words sealed to it open with nothing else.`);
  await record(store, organisation, 'sealing-key-rotated', key);
  await publish(place);
}

async function addRecipient(place: Place, file: string): Promise<void> {
  const key = await place.keys.addRecipient(place.organisation, file);
  say(`${key} is a recipient now: words taken from here on open with its private half too.`);
  await record(place.store, place.organisation, 'recipient-added', key);
  await publish(place);
}

async function publish({ store, keys, organisation }: Place): Promise<void> {
  const again = { actor: 'operator', action: 'keys-published', by: null };
  try {
    const published = await publishWhereKeysDiffer({ store, keys, clock: Date.now }, organisation, again);
    for (const { kiosk, revision } of published) say(`${kiosk}: published ${revision}`);
    if (published.length === 0) say('Every kiosk is wanted to use the keys of today already.');
  } catch (cause) {
    const wayOut = `Run "npm run keys -- publish ${organisation}" until every kiosk has been published to.`;
    throw new Error(`Not every kiosk was published to: ${(cause as Error).message}\nThe keys are in place. ${wayOut}`, { cause });
  }
}

async function newRecipient(folder: string): Promise<void> {
  if ((await readdir(folder).catch(() => null)) === null) throw new Error(`There is no folder ${folder}.`);
  const key = newKey('recipient', Math.floor(Date.now() / 1000));
  await writeKey(folder, `private-${key.kid}.json`, key);
  await writeKey(folder, `recipient-${key.kid}.json`, publicFile(key));
  say(`${join(folder, `private-${key.kid}.json`)}    opens words: give it to the recipient, keep no copy here`);
  say(`${join(folder, `recipient-${key.kid}.json`)}  bring this one to the collector with add-recipient`);
}

async function writeSealed({ store, organisation }: Place, file: string): Promise<void> {
  const written = await writeSealedWords(store.entries, organisation, file);
  await record(store, organisation, 'sealed-words-written', null);
  say(`${written} entries with words, sealed, are in ${file}.`);
}

async function openWords(keyFile: string, file: string): Promise<void> {
  const key = importSealingKey(await readPrivateKey(keyFile, 'sealing'));
  const { opened, others } = await openSealedWords(file, key);
  for (const line of opened) say(JSON.stringify(line));
  process.stderr.write(`${opened.length} opened, ${others} are not sealed to this key.\n`);
}

async function inStore(organisation: string, task: (place: Place) => Promise<void>): Promise<void> {
  const settings = readEnvironment(process.env);
  const store = await openStore(settings);
  try {
    if (!(await store.kiosks.organisation(organisation))) throw new Error(`There is no organisation "${organisation}" in this store.`);
    await task({ store, keys: keyFolder(settings.keysDir, Date.now), organisation });
  } finally {
    await store.close();
  }
}

function record(store: Store, organisation: string, action: string, target: string | null): Promise<void> {
  return store.audit.append([{ organisation, at: Date.now(), actor: 'operator', action, target, details: '{}' }]);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
