// `npm run rebuild` beside a collector in use: what is right stays, what was made wrong on purpose is named, refused by `--check`, and put right.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseRow, CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';
import { policyOf } from '../support/shipped-policy.ts';

const COMMAND = fileURLToPath(new URL('../../src/server/commands/rebuild.ts', import.meta.url));
let collector: TestCollector;
let handler: TestPerson;
beforeEach(async () => {
  collector = await aCollector();
  handler = await aPerson(collector, { role: 'handler' });
  const policy = JSON.stringify(policyOf({ acknowledge: { workingDays: 1 }, respond: { workingDays: 5 } }));
  await collector.parts.store.casePolicies.putPolicy({ organisation: 'harbour', policy, putAt: NOON_OR_SO });
});
afterEach(() => collector.stop());

function rebuild(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, CANDOUR_DATA_DIR: `${collector.folder}/data` };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...words], { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

async function opened(): Promise<string> {
  const id = randomUUID();
  const place = { from: 'elsewhere', channel: 'paper', site: 'north', day: '2026-03-09', kind: 'complaint', contact: 'none' };
  const body = { ...place, case: id, id: randomUUID(), doneAt: NOON_OR_SO, words: { text: 'Waited.' } };
  expect((await handler.send('POST', '/api/v1/cases', body)).status).toBe(200);
  return id;
}

const rows = async (): Promise<CaseRow[]> => ((await (await handler.get('/api/v1/cases')).json()) as CasesAnswer).cases;

function tamper(sql: string): void {
  const raw = new DatabaseSync(`${collector.folder}/data/candour.sqlite`, { timeout: 5000 });
  raw.exec(sql);
  raw.close();
}

test('rows that are right are left alone; --check finds each that is not, and only a rebuild changes it', async () => {
  const [wrong, right] = [await opened(), await opened()];
  const before = await rows();
  for (const words of [['--check'], [], ['--check']]) {
    const { code, stdout } = await rebuild(...words);
    expect(code).toBe(0);
    expect(stdout).toContain('harbour: 2 cases, 0 differed');
  }
  expect(await rows()).toEqual(before);

  tamper(`update cases set state = 'closed', has_ended = 1, respond_by = 1, due_at = null where id = '${wrong}'`);
  const tampered = await rows();
  expect(tampered).not.toEqual(before);
  const check = await rebuild('--check');
  expect(check.code).toBe(1);
  expect(check.stdout).toContain(`harbour: ${wrong} differed`);
  expect(check.stdout).not.toContain(right);
  expect(check.stdout).toContain('harbour: 2 cases, 1 differed\n');
  expect(await rows()).toEqual(tampered);

  const done = await rebuild();
  expect(done.code).toBe(0);
  expect(done.stdout).toContain('harbour: 2 cases, 1 differed, and are right now');
  expect(await rows()).toEqual(before);
  expect((await rebuild('--check')).code).toBe(0);
});

test('says how it is used when it is asked for something else', async () => {
  const { code, stderr } = await rebuild('--chek');
  expect(code).toBe(1);
  expect(stderr).toContain('npm run rebuild -- --check');
});
