// Reports on cases, their exports, and tokens for programs, in the console: figures as they were made, files that download, a token that opens
// what it says and nothing once it is revoked; each screen looked at on a desk and on a phone, in both languages.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { aPaperCase, atTheDesk } from '../support/case-desk.ts';
import { aCollector, setUpLink } from '../support/collector-process.ts';
import { signIn } from '../support/console-session.ts';
import { aConsoleWindow, goTo } from '../support/console-window.ts';
import { inSpanish } from '../support/in-spanish.ts';
import { removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';

const DESK_AND_PHONE = [
  [1280, 800],
  [360, 740],
] as const;
const JERSEY = 'joic';

test('JM2: figures of cases, and whether they take less time than before; files of them, and a token that reads them', async () => {
  test.setTimeout(300_000);
  const collector = await aCollector();
  const boss = await aConsoleWindow(setUpLink(collector, JERSEY), 'Boss', 'boss');
  const administrator = await signIn(collector.url, 'boss');
  const ana = await atTheDesk(administrator, 'handler', 'Ana Handler');
  const handler = await signIn(collector.url, 'ana.handler');
  const first = await aPaperCase(handler, 'castle-street', 'Nobody answered.', { department: 'registry' });
  await aPaperCase(handler, 'castle-street', 'When are you open?', { kind: 'question' });
  const fact = (what: object, more = {}) => ({ id: crypto.randomUUID(), case: first.id, doneAt: Date.now(), basedOn: 1, what, ...more });
  await handler.post('/cases/facts', {
    facts: [
      fact({ fact: 'points', points: ['late'] }, { words: { points: { late: 'No answer' } } }),
      fact({ fact: 'outcome', point: 'late', outcome: 'upheld' }),
      fact({ fact: 'lesson' }, { words: { text: 'Look at the tray.' } }),
      fact({ fact: 'state', to: 'answered' }),
    ],
  });
  // In the ninety days before these it took long.
  const day = new Date(Date.now() - 120 * 86_400_000).toISOString().slice(0, 10);
  const slow = await aPaperCase(handler, 'castle-street', 'Is there a form?', { kind: 'question', day });
  await handler.post('/cases/facts', { facts: [fact({ fact: 'state', to: 'answered' }, { case: slow.id })] });

  await goTo(ana.page, 'Reports');
  const whole = ana.page.getByRole('region', { name: 'Altogether' }).locator('tbody tr');
  const cell = (name: string) => whole.locator(`td[data-label="${name}"]`);
  await expect(cell('Received')).toHaveText('2');
  await expect(cell('Open')).toHaveText('2');
  await expect(cell('Answered')).toContainText('1 of 1 in time (100 %)');
  await expect(cell('Answered')).toContainText(/Falling: the median was [\d.,]+ h in as many days before/);
  await expect(cell('Points')).toContainText('Upheld: 1');
  await expect(cell('Lessons')).toHaveText('1');
  await expect(ana.page.getByRole('region', { name: 'Unresolved complaints' })).toContainText('Unresolved1');
  await look(ana.page, 'reports', DESK_AND_PHONE);
  await ana.page.getByRole('region', { name: 'Altogether' }).evaluate((part) => part.scrollIntoView());
  await look(ana.page, 'reports-tables', DESK_AND_PHONE.toReversed());
  await inSpanish(ana.page, () => look(ana.page, 'reports-es', DESK_AND_PHONE));
  await ana.page.getByLabel('Kind', { exact: true }).selectOption('question');
  await expect(cell('Received')).toHaveText('1');
  // Handlers have no exports.
  await expect(ana.page.getByRole('link', { name: 'Exports' })).toHaveCount(0);

  const { page } = boss;
  await goTo(page, 'Exports');
  const cases = page.getByRole('region', { name: 'Cases', exact: true });
  const file = async (form: string, link: RegExp) => {
    await cases.getByLabel('What each line is').selectOption({ label: form });
    const [download] = await Promise.all([page.waitForEvent('download'), cases.getByRole('link', { name: link }).click()]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  };
  const rows = await file('A case, as it stands', /CSV/);
  expect(rows.name).toBe('candour-cases.csv');
  expect(rows.text).toContain(first.reference);
  const facts = await file('Something that happened to a case', /JSON/);
  expect(facts.name).toBe('candour-case-facts.json');
  expect(facts.text).toContain('"outcome":"upheld"');
  for (const { text } of [rows, facts]) expect(text).not.toContain('Nobody answered');

  await page.getByRole('button', { name: 'Make a token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make a token' }).click();
  await expect(dialog.getByText('Please say what will use it.')).toBeVisible();
  await dialog.getByLabel('What will use it').fill('Yearly report');
  await dialog.getByLabel('It opens').selectOption({ label: 'Figures of cases' });
  await look(page, 'token-dialog', DESK_AND_PHONE);
  await page.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByRole('button', { name: 'Make a token' }).click();
  const secret = (await dialog.locator('code').textContent()) ?? '';
  await look(page, 'token-made', DESK_AND_PHONE);
  await page.setViewportSize({ width: 1280, height: 800 });
  const read = (path: string) => fetch(`${collector.url}/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } });
  const report = await (await read('/reports/cases')).json();
  expect(report.whole.opened).toBe(2);
  expect((await read('/cases')).status).toBe(403);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(secret)).toHaveCount(0);
  await look(page, 'exports', DESK_AND_PHONE);
  await inSpanish(page, () => look(page, 'exports-es', DESK_AND_PHONE));
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Revoke the token for Yearly report' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('row', { name: /Yearly report/ })).toContainText('Revoked');
  expect((await read('/reports/cases')).status).toBe(401);
  for (const window of [boss, ana]) {
    await window.close();
    removeProfile(window.profile);
  }
  await collector.stop();
});
