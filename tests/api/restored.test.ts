// A collector restored from an older backup: it says what it holds now, gets the rest again, and what was erased since stays erased.
// SQLite as a file that is copied back, PostgreSQL as a database made from the template that the backup was.
import { appendFile, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eraseEntries } from '../../src/server/erasures/erase-entries.ts';
import { type Started, startCollector } from '../../src/server/start-collector.ts';
import { aBatch, anEntry, entryId } from '../support/api-batch.ts';
import { aChain } from '../support/api-chain.ts';
import { NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { writeConfigurationFolder } from '../support/api-configuration-folder.ts';
import { aKiosk } from '../support/api-kiosk.ts';
import { aWordedChain } from '../support/api-worded-chain.ts';
import { startPostgres } from '../support/postgres.ts';
import { filesWith } from '../support/profile-search.ts';

let folder: string;
let running: Started;
const log: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-restored-'));
  await writeConfigurationFolder(join(folder, 'kiosk-config'));
  log.length = 0;
});
afterEach(async () => {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});
afterAll(async () => (await startPostgres()).stop());

/** The same collector over its lives. */
async function start(databaseUrl?: string): Promise<TestCollector> {
  const clock = { now: NOON_OR_SO };
  const life = async () => {
    running = await startCollector({
      ...{ dataDir: join(folder, 'data'), databaseUrl, configurationFolder: join(folder, 'kiosk-config'), clock: () => clock.now },
      log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    });
  };
  await life();
  return {
    ...running,
    get parts() {
      return running.parts;
    },
    clock,
    folder,
    request: async (path, init) => running.app.request(`http://localhost${path}`, init),
    stop: () => running.stop(),
  } as TestCollector;
}

type Backup = { databaseUrl?: string; make(): Promise<void>; restore(): Promise<void> };

async function sqliteBackup(): Promise<Backup> {
  const data = join(folder, 'data');
  const copyAll = async (from: string, to: string) => {
    for (const name of (await readdir(from)).filter((file) => file.startsWith('candour.sqlite')))
      await copyFile(join(from, name), join(to, name));
  };
  return {
    async make() {
      await mkdir(join(folder, 'backup'));
      await copyAll(data, join(folder, 'backup'));
    },
    async restore() {
      for (const name of await readdir(data)) if (name.startsWith('candour.sqlite')) await rm(join(data, name));
      await copyAll(join(folder, 'backup'), data);
    },
  };
}

async function postgresBackup(): Promise<Backup> {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.url();
  const name = new URL(databaseUrl).pathname.slice(1);
  const admin = async (...statements: string[]) => {
    const client = new pg.Client(await postgres.url('postgres'));
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  return {
    databaseUrl,
    make: () => admin(`create database ${name}_backup template ${name}`),
    restore: () => admin(`drop database ${name}`, `create database ${name} template ${name}_backup`),
  };
}

describe.each([
  { engine: 'SQLite', backups: sqliteBackup },
  { engine: 'PostgreSQL', backups: postgresBackup },
])('$engine', ({ backups }) => {
  test('says less than before, gets the rest again, and erased entries stay gone', async () => {
    const backup = await backups();
    const collector = await start(backup.databaseUrl);
    const kiosk = await aKiosk(collector);
    const recipients = (await collector.parts.keys.sealingKeys('harbour')).slice(0, 1);
    const parts = Array.from({ length: 12 }, (_, place) =>
      place % 3 === 0 ? ({ kind: 'comment', words: `unmistakable words ${place}`, recipients } as const) : ({ kind: 'rating' } as const),
    );
    const entries = await aWordedChain(kiosk, parts, NOON_OR_SO);
    const send = (some: typeof entries) => {
      collector.clock.now += 1000;
      const batch = aBatch(kiosk, some, collector.clock.now);
      return kiosk.sendBatch({ ...batch, health: { ...batch.health, recorded: entries.length } });
    };
    const held = { id: kiosk.ledgerId };
    // Five and seven are on their way when the backup is made.
    await send([...entries.slice(0, 4), ...entries.slice(5, 6)]);
    await running.stop();
    await backup.make();
    await start(backup.databaseUrl);
    kiosk.nonce = running.parts.nonces.issue(kiosk.publicKey);
    expect((await send(entries)).ledger).toEqual({ ...held, received: 12, safeThrough: 12 });
    // One of them is in the backup, one is not.
    const [before, after] = [entries[3], entries[9]].map((entry) => entryId(entry as (typeof entries)[number]));
    const ids = [before as string, after as string];
    expect(await eraseEntries(running.parts, { organisation: 'harbour', ids, at: 1, actor: 'operator' })).toHaveLength(2);
    expect((await send([])).ledger).toEqual({ ...held, received: 12, safeThrough: 12 });
    await running.stop();

    await backup.restore();
    await start(backup.databaseUrl);
    kiosk.nonce = running.parts.nonces.issue(kiosk.publicKey);
    expect(log.join('')).toContain('"erased":1,"tombstones":1');
    const restored = (await send([])).ledger;
    expect(restored).toEqual({ ...held, received: 6, safeThrough: 4 });
    const again = await send(entries.slice(restored?.safeThrough));
    expect(again.verdicts.map(({ verdict }) => verdict)).toEqual([
      'stored',
      'duplicate',
      'stored',
      'stored',
      'stored',
      'gone',
      'stored',
      'stored',
    ]);
    expect(again.ledger).toEqual({ ...held, received: 12, safeThrough: 12 });
    const page = await running.parts.store.entries.page({ organisation: 'harbour' }, null, 100);
    expect(page).toHaveLength(11);
    expect(page.find(({ id }) => id === before)?.body).toBe('');
    const words = await running.parts.store.entries.wordsAfter({ organisation: 'harbour', sites: null, after: 0, limit: 100 });
    expect(words.map(({ id }) => id)).toEqual(expect.not.arrayContaining(ids));
    expect((await running.parts.store.ledgers.ledgers('harbour'))[0]).toMatchObject({ gaps: [], alarms: [], received: 12 });
  });
});

describe('the list of erasures', () => {
  test('that lacks what the database has erased is said at the start; one that is whole is not', async () => {
    const collector = await start();
    const kiosk = await aKiosk(collector);
    const entries = [1, 2, 3].map((sequence) => anEntry(kiosk, { wallMs: NOON_OR_SO, header: { kind: 'later-kind', sequence } }));
    await kiosk.sendBatch(aBatch(kiosk, entries, NOON_OR_SO));
    await eraseEntries(collector.parts, {
      organisation: 'harbour',
      ids: entries.slice(0, 2).map((entry) => entryId(entry)),
      at: 1,
      actor: 'operator',
    });
    const restarted = async () => {
      await running.stop();
      log.length = 0;
      await start();
      return log.join('');
    };
    expect(await restarted()).not.toContain('unlisted');
    const file = join(folder, 'data', 'keys', 'erasures.jsonl');
    const [first] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, `${first}\n${first}\n`);
    expect(await restarted()).toContain('"unlisted":1');
  });

  test('names entries and holds nothing of them; the words leave the files of the database while it runs', async () => {
    const collector = await start();
    const kiosk = await aKiosk(collector);
    const words = (place: number) => `a body like no other ${place}`;
    const entries = Array.from({ length: 40 }, (_, place) => {
      const header = { kind: 'later-kind', sequence: place + 1 };
      return anEntry(kiosk, { wallMs: NOON_OR_SO, header, body: `${words(place)}. `.repeat(1 + ((place * 37) % 90)) });
    });
    await kiosk.sendBatch(aBatch(kiosk, entries, NOON_OR_SO));
    const found = () => entries.flatMap((_, place) => (filesWith(join(folder, 'data'), `${words(place)}.`).length > 0 ? [place] : []));
    const odd = (place: number) => place % 2 === 1;
    expect(found()).toHaveLength(40);
    const ids = entries.filter((_, place) => odd(place)).map(entryId);
    await eraseEntries(running.parts, { organisation: 'harbour', ids, at: 1, actor: 'operator' });
    expect(found().filter(odd)).toEqual([]);
    expect(found()).toHaveLength(20);
    const lines = (await readFile(join(folder, 'data', 'keys', 'erasures.jsonl'), 'utf8')).trim().split('\n');
    const named = ['v', 'id', 'organisation', 'kiosk', 'ledgerId', 'sequence', 'hash', 'at'];
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual(Array(20).fill(named));
  });

  test('is written before the erasure: what was cut off in between is erased at the next start', async () => {
    const collector = await start();
    const kiosk = await aKiosk(collector);
    const [entry] = aChain(kiosk, 1, NOON_OR_SO);
    await kiosk.sendBatch(aBatch(kiosk, [entry as never], NOON_OR_SO));
    const [place] = await running.parts.store.entries.places('harbour', [entryId(entry as never)]);

    const { store: real } = running.parts;
    const erase: typeof real.dataProtection.erase = (order, list) =>
      real.dataProtection.erase(order, async (...erasures) => {
        await list(...erasures);
        throw new Error('the plug');
      });
    const store = { ...real, dataProtection: { ...real.dataProtection, erase } };
    const asked = { organisation: 'harbour', ids: [place?.id ?? ''], at: 7, actor: 'operator' };
    await expect(eraseEntries({ ...running.parts, store }, asked)).rejects.toThrow('the plug');

    expect(await running.parts.store.entries.places('harbour', [place?.id ?? ''])).toHaveLength(1);
    await running.stop();
    await start();
    expect(await running.parts.store.entries.places('harbour', [place?.id ?? ''])).toEqual([]);
  });

  test('with damaged lines says which, and carries out all the others', async () => {
    const collector = await start();
    const kiosk = await aKiosk(collector);
    const entries = aChain(kiosk, 3, NOON_OR_SO);
    await kiosk.sendBatch(aBatch(kiosk, entries, NOON_OR_SO));
    const places = await running.parts.store.entries.places('harbour', entries.map(entryId));
    const file = join(folder, 'data', 'keys', 'erasures.jsonl');
    await running.parts.erasures.append([{ ...(places[0] as (typeof places)[number]), at: 1 }]);
    await appendFile(file, 'half a li');
    await running.parts.erasures.append(places.slice(1).map((place) => ({ ...place, at: 1 })));
    await running.stop();
    await start();
    expect(await running.parts.store.entries.places('harbour', entries.map(entryId))).toEqual([]);
    expect(log.join('')).toContain('"damagedLines":[2]');
  });
});
