// The way of a sheet: printed with its code on every page, keyed in by keyboard alone with the sheet's own questions and its own day, in the same
// lists and reports as what kiosks bring, under the names of what it is about; without a network, too. Wrong codes are told. Each screen looked at.
import { expect, type Page, test } from '@playwright/test';
import type { CaseReportAnswer } from '../../src/protocol/cases/case-report-api.ts';
import type { PaperAnswer } from '../../src/protocol/paper-api.ts';
import { paperCode } from '../../src/protocol/paper-api.ts';
import { allSent, atTheDesk } from '../support/case-desk.ts';
import { aCollector, type CollectorProcess, setUpLink } from '../support/collector-process.ts';
import { type ConsoleSession, signIn } from '../support/console-session.ts';
import { aConsoleWindow, goTo } from '../support/console-window.ts';
import { inSpanish } from '../support/in-spanish.ts';
import { type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { pagesOfPdf } from '../support/pdf-text.ts';

const DESK_AND_PHONE = [
  [1440, 900],
  [360, 740],
] as const;
const KIOSK = 'belmopan-ground-floor';

let collector: CollectorProcess;
let boss: KioskWindow;
let administrator: ConsoleSession;
let paper: PaperAnswer;
let code: string;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  collector = await aCollector();
  boss = await aConsoleWindow(setUpLink(collector, 'mps-belize'), 'Boss', 'boss');
  administrator = await signIn(collector.url, 'boss');
  paper = await administrator.get<PaperAnswer>(`/kiosks/${KIOSK}/forms`);
  code = paperCode(paper, 'feedback');
});
test.afterAll(async () => {
  await boss.close();
  removeProfile(boss.profile);
  await collector.stop();
});

test('a sheet is keyed in by keyboard alone, and is a case like any other; wrong codes are told', async () => {
  test.setTimeout(300_000);
  const ana = await atTheDesk(administrator, 'handler', 'Ana Handler');
  const { page } = ana;
  await page.getByRole('link', { name: 'Open a case' }).focus();
  await page.keyboard.press('Enter');
  await look(page, 'keyed-none', DESK_AND_PHONE);
  for (const [wrong, said] of [
    ['nonsense', 'This is no code of a sheet.'],
    [code.replace('mps-belize', 'joic'), 'another organisation'],
    [code.replace(/[^/]+$/, '1.999'), 'No sheet that you may see has this code.'],
    [paperCode(paper, 'satisfaction-survey'), 'This sheet is a survey.'],
  ] as const) {
    await typesCode(page, wrong);
    await expect(page.getByRole('alert')).toContainText(said);
  }
  await look(page, 'keyed-wrong', DESK_AND_PHONE);
  await typesCode(page, code.toUpperCase());
  await expect(page.getByRole('heading', { name: 'Compliment or complaint' })).toBeVisible();
  await look(page, 'keyed-empty', DESK_AND_PHONE);

  const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Day it came').fill(day);
  await chooses(page, 'What would you like to give us?', 'A complaint');
  await writes(page, 'What happened?', 'Nobody came to counter two.');
  await chooses(page, 'Which department is it about?', 'Lands');
  await expect(page.getByLabel('Kind', { exact: true })).toHaveValue('complaint');
  await expect(page.getByLabel('Department', { exact: true })).toHaveValue('lands');
  await chooses(page, 'Service', 'Land matters', false);
  await look(page, 'keyed-filled', DESK_AND_PHONE);
  await inSpanish(page, () => look(page, 'keyed-filled-es', DESK_AND_PHONE));
  await page.getByRole('button', { name: 'Open the case' }).focus();
  await page.keyboard.press('Enter');

  await expect(page.locator('.case h2')).toContainText('Complaint');
  await allSent(page);
  const left = page.locator('.left');
  await expect(left).toContainText('Nobody came to counter two.');
  await expect(left).toContainText('What happened?');
  const details = page.locator('.case .facts');
  for (const said of ['Lands', 'Land matters', code, 'On paper']) await expect(details.filter({ hasText: said }).first()).toBeVisible();
  await expect(page.locator('.case-row .meta').first()).toContainText('Land matters');
  await look(page, 'keyed-case', DESK_AND_PHONE);

  const report = await administrator.get<CaseReportAnswer>(`/reports/cases?from=${day}&to=${day}`);
  expect(report).toMatchObject({ whole: { opened: 1 }, departments: [{ department: 'lands', opened: 1 }] });
  await page.setViewportSize({ width: 1440, height: 900 });
  await goTo(page, 'Reports');
  await expect(page.getByRole('region', { name: 'By department' })).toContainText('Lands');
  await ana.close();
  removeProfile(ana.profile);
});

test('without a network a sheet that was looked up here is keyed in, and one that was not says what it needs', async () => {
  test.setTimeout(240_000);
  const ben = await atTheDesk(administrator, 'handler', 'Ben Handler');
  const { page } = ben;
  await page.goto(`${collector.url}/console/#/cases/new/${encodeURIComponent(code)}`);
  await expect(page.getByRole('heading', { name: 'Compliment or complaint' })).toBeVisible();
  await page.context().setOffline(true);
  await typesCode(page, code.replace(/[^/]+$/, '1.998'));
  await expect(page.getByRole('alert')).toContainText('Connect to the network once');
  await typesCode(page, code);
  await chooses(page, 'What would you like to give us?', 'A compliment');
  await writes(page, 'What did we do well?', 'They were kind.');
  await page.getByRole('button', { name: 'Open the case' }).click();
  await expect(page.locator('.case header').getByText('Waiting to be sent')).toBeVisible();
  await page.context().setOffline(false);
  await allSent(page);
  await expect(page.locator('.case h2 .reference')).not.toHaveText('No reference yet');
  await expect(page.locator('.left')).toContainText('They were kind.');
  await ben.close();
  removeProfile(ben.profile);
});

test('the code is on every page of a printed sheet', async () => {
  test.setTimeout(120_000);
  const { page } = boss;
  await page.goto(`${collector.url}/console/#/paper`);
  await expect(page.locator('.sheet-foot')).toContainText(paperCode(paper, paper.forms[0]?.id ?? ''));
  await page.emulateMedia({ media: 'print' });
  const pages = pagesOfPdf(await page.pdf({ preferCSSPageSize: true }));
  await page.emulateMedia({ media: null });
  expect(pages.length).toBeGreaterThan(1);
  for (const said of pages) expect(said).toContain(code);
});

test('an administrator is told which days nobody has confirmed', async () => {
  test.setTimeout(120_000);
  const { page } = boss;
  await goTo(page, 'Reports');
  const part = page.getByRole('region', { name: 'Days not in the documents, to be confirmed' });
  await expect(part).toContainText('To be acknowledged within');
  await expect(part).toContainText('2 working days');
  await part.evaluate((element) => element.scrollIntoView());
  await look(page, 'unconfirmed', DESK_AND_PHONE);
  await inSpanish(page, () => look(page, 'unconfirmed-es', DESK_AND_PHONE));
});

async function typesCode(page: Page, typed: string): Promise<void> {
  const field = page.getByLabel('Code on the sheet');
  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${encodeURIComponent(typed)}$`));
}

/** By the first letters of its name, as a list lets one. `more`: a question then stands open that did not. */
async function chooses(page: Page, label: string, name: string, more = true): Promise<void> {
  const field = more ? page.getByLabel(label) : page.getByLabel(label, { exact: true });
  await field.focus();
  await page.keyboard.type(name);
  await expect(field.locator('option:checked')).toHaveText(name);
}

async function writes(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).focus();
  await page.keyboard.type(text);
}
