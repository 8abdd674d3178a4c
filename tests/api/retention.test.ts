// What has outlived its time goes, once a day, by one of all collectors, and by command; what is on hold or old by an unconfirmed figure stays.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionAnswer } from '../../src/protocol/console-api.ts';
import { dailyRetention } from '../../src/server/data-protection/daily-retention.ts';
import { PROJECT_FOLDER } from '../../src/server/project-folder.ts';
import { startCollector } from '../../src/server/start-collector.ts';
import { openStore } from '../../src/server/store/open-store.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { sendWords } from '../support/api-message.ts';
import { aPerson } from '../support/api-person.ts';

const DAY = 24 * 60 * 60 * 1000;
const kept = (days: number | null, toBeConfirmed = false) => ({ days, source: 'a law', toBeConfirmed });
const POLICY = {
  ...{ comments: kept(10), messages: kept(20, true), cases: kept(30), counts: kept(null), searches: kept(5) },
  offlineCopies: kept(7),
};

let collector: TestCollector;
let kiosk: TestKiosk;
beforeEach(async () => {
  collector = await aCollector();
  kiosk = await aKiosk(collector);
  await put(POLICY);
});
afterEach(() => collector.stop());

const put = (policy: object) => {
  const { dataProtection } = collector.parts.store;
  return dataProtection.putRetentionPolicy({ organisation: 'harbour', policy: JSON.stringify(policy), putAt: 1 });
};
const words = (text: string) => sendWords(collector, kiosk, { text }, { kind: 'comment' });
const left = async () => {
  const entries = await collector.parts.store.entries.page({ organisation: 'harbour' }, null, 100);
  return entries.filter(({ body }) => body !== '').map(({ id }) => id);
};
const later = (days: number) => {
  collector.clock.now += days * DAY;
};
async function look(parts = collector.parts): Promise<void> {
  const daily = dailyRetention(parts);
  await daily.look();
  await daily.stop();
}
const runs = async () => (await collector.parts.store.audit.latest('harbour', 100)).filter(({ action }) => action === 'retention-run');

describe('the daily run', () => {
  test('erases by kind and day, leaves what is on hold, and reports both', async () => {
    const [old, held] = [await words('old'), await words('held')];
    const suggestion = { formId: 'say', answers: { kind: 'suggestion', idea: 'Chairs.' } };
    const message = await sendWords(collector, kiosk, suggestion, { kind: 'message' });
    const { dataProtection } = collector.parts.store;
    const hold = { organisation: 'harbour', of: 'entry', target: held, placedAt: 1, placedBy: randomUUID(), ground: 'court' } as const;
    await dataProtection.placeHold(hold);
    later(10);
    const young = await words('young');
    await look();
    expect(await left()).toHaveLength(4);
    later(1);
    await look();
    expect((await left()).sort()).toEqual([held, young, message].sort());
    later(14);
    const again = await words('again');
    await look();
    expect((await left()).sort()).toEqual([held, again, message].sort());
    const [report] = await runs();
    expect(JSON.parse(report?.details ?? '')).toEqual({
      erased: { entries: 1, cases: 0, facts: 0, searches: 0 },
      waiting: { entries: 1, cases: 0, more: false },
    });
    const events = (await collector.parts.store.audit.latest('harbour', 100)).filter(({ action }) => action === 'aged-out');
    expect(events.map(({ target }) => target)).toEqual([young, old]);
    const list = await readFile(join(collector.folder, 'data', 'keys', 'erasures.jsonl'), 'utf8');
    expect([old, young].every((id) => list.includes(id))).toBe(true);
  });

  test('is one collector’s, however many look, and once a day', async () => {
    const other = await openStore({ dataDir: join(collector.folder, 'data') });
    for (let turn = 0; turn < 4; turn++) await Promise.all([look(), look({ ...collector.parts, store: other })]);
    expect(await runs()).toHaveLength(1);
    later(1);
    await look({ ...collector.parts, store: other });
    expect(await runs()).toHaveLength(2);
    await other.close();
  });

  test('that fails is on the log, and made up for by another', async () => {
    await words('old');
    later(11);
    const { store } = collector.parts;
    const failing = { ...store, dataProtection: { ...store.dataProtection, outlived: () => Promise.reject(new Error('the disk')) } };
    const said: unknown[] = [];
    const log = { error: (...given: unknown[]) => void said.push(given), info: () => {} } as never;
    await look({ ...collector.parts, store: failing, log });
    expect(JSON.stringify(said)).toContain('could not look');
    await look();
    expect(await left(), 'not yet: the other may still be at it').toHaveLength(1);
    collector.clock.now += 2.1 * 60 * 60 * 1000;
    await look();
    expect(await left()).toEqual([]);
  });

  test('is begun by a collector that starts, and waited for by one that stops', async () => {
    await words('old');
    later(11);
    const dataDir = join(collector.folder, 'data');
    const other = await startCollector({ dataDir, configurationFolder: null, clock: () => collector.clock.now });
    await other.stop();
    expect(await left()).toEqual([]);
    expect(await runs()).toHaveLength(1);
  });

  test('forgets by what somebody was searched', async () => {
    const { dataProtection } = collector.parts.store;
    await dataProtection.putSearch({
      organisation: 'harbour',
      id: 'a',
      at: collector.clock.now,
      query: 'x',
      actor: 'b',
      action: 'person-searched',
      details: '{}',
    });
    later(6);
    await look();
    expect(await dataProtection.searches('harbour')).toEqual([]);
  });
});

test('a session says after how many days without contact a copy deletes itself', async () => {
  const handler = await aPerson(collector, { role: 'handler' });
  const session = async () => ((await (await handler.get('/api/v1/session')).json()) as SessionAnswer).keepCopyDays;
  expect(await session()).toBe(7);
  await put({ ...POLICY, offlineCopies: kept(90) });
  expect(await session()).toBe(90);
});

describe('by command', () => {
  const command = (file: string, ...args: string[]) => {
    const env = { ...process.env, CANDOUR_DATA_DIR: join(collector.folder, 'data') };
    const { stdout, stderr, status } = spawnSync(process.execPath, [`${PROJECT_FOLDER}src/server/commands/${file}.ts`, ...args], {
      ...{ env, encoding: 'utf8' },
    });
    return { stdout, stderr, status };
  };

  test('what is old is told, then erased', async () => {
    await words('arrived in March 2026, by the clock of the test');
    expect(command('retention', 'look', 'harbour').stdout).toContain('1 entries and 0 cases would go');
    expect(await left()).toHaveLength(1);
    expect(command('retention', 'run', 'harbour').stdout).toContain('Erased: 1 entries');
    expect(await left()).toEqual([]);
    expect(command('retention', 'run', 'market')).toMatchObject({ status: 1, stderr: expect.stringContaining('no retention policy') });
  });

  test('a person is found, exported, held, and erased once the hold is lifted', async () => {
    const entry = await words('Quillfeather, and Oddname');
    const found = command('person', 'find', 'harbour', '2026-03-01', '2026-03-31', '--name', 'quillfeather');
    expect(found.stdout).toContain(`--entry ${entry}`);
    const file = join(collector.folder, 'person.txt');
    expect(command('person', 'export', 'harbour', file, '--entry', entry, '--redact', 'Oddname', '--text').status).toBe(0);
    expect(await readFile(file, 'utf8')).toContain('text: Quillfeather, and ▇▇▇');
    expect(command('person', 'hold', 'harbour', 'entry', entry, 'court').status).toBe(0);
    expect(command('person', 'erase', 'harbour', '--entry', entry)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('on-legal-hold'),
    });
    expect(command('person', 'holds', 'harbour').stdout).toContain(`entry ${entry}  court`);
    expect(command('person', 'lift', 'harbour', 'entry', entry).status).toBe(0);
    expect(command('person', 'erase', 'harbour', '--entry', entry).stdout).toContain('Erased: 1 entries');
    expect(await left()).toEqual([]);
    expect(command('person', 'find', 'harbour', '2026-03-01', '2026-03-31')).toMatchObject({ status: 1 });
  });
});

test('a file of retention is read, checked and taken over with the others', async () => {
  const folder = join(collector.folder, 'kiosk-config');
  const $schema = '../../schema/retention.schema.json';
  await writeFile(
    join(folder, 'organisations', 'market', 'retention.json'),
    JSON.stringify({ $schema, ...POLICY, comments: { days: 0, source: 'x' } }),
  );
  await expect(aCollectorOn(folder)).rejects.toThrow(/retention\.json: \/comments/);
  await writeFile(join(folder, 'organisations', 'market', 'retention.json'), JSON.stringify({ $schema, ...POLICY }));
  const fresh = await aCollectorOn(folder);
  expect(JSON.parse((await fresh.parts.store.dataProtection.retentionPolicy('market')) ?? '')).toEqual(POLICY);
  await fresh.stop();
});

function aCollectorOn(configurationFolder: string): Promise<TestCollector> {
  return aCollector({ configurationFolder });
}
