// Cases at the desk, online: opened by hand and from the inbox, worked on from the first note to the second stage, held and released; each
// screen looked at on a desk and on a phone, in both languages.
import { expect, type Page, test } from '@playwright/test';
import type { CaseCountsAnswer, CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import { act, allSent, aPaperCase, atTheDesk, fillIn, history, theCase } from '../support/case-desk.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, type ConsoleSession, PASSWORD, signIn } from '../support/console-session.ts';
import { goTo } from '../support/console-window.ts';
import { inSpanish } from '../support/in-spanish.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { until } from '../support/until.ts';
import { visit } from '../support/visitor.ts';

const DESK_AND_PHONE = [
  [1280, 800],
  [360, 740],
] as const;
const JERSEY = 'joic';

test('a complaint on paper, from its opening to the second stage', async () => {
  test.setTimeout(300_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector, 'boss', JERSEY);
  const ana = await atTheDesk(administrator, 'handler', 'Ana Handler');
  const ben = await atTheDesk(administrator, 'handler', 'Ben Second');
  const session = await signIn(collector.url, 'ana.handler');
  const { page } = ana;
  await expect(page.getByText('No cases yet.')).toBeVisible();

  await page.getByRole('link', { name: 'Open a case' }).click();
  await look(page, 'case-new', DESK_AND_PHONE);
  await fillIn(page.getByLabel('How it came'), 'By letter');
  await fillIn(page.getByLabel('The person wants to be answered'), 'By letter');
  await page.getByLabel('What was said').fill('Nobody answered my request of May.\nI wrote twice.');
  await page.getByLabel('Name', { exact: true }).fill('Pat Example');
  await page.getByRole('button', { name: 'Open the case' }).click();
  await expect(page.getByText('Without it the person can’t be answered this way.')).toBeVisible();
  await page.getByLabel('Address').fill('1 Example Street');
  await page.getByRole('button', { name: 'Open the case' }).click();
  await allSent(page);
  const { cases } = await session.get<CasesAnswer>('/cases');
  const [row] = cases;
  if (!row) throw new Error('no case');
  await expect(page.locator('.case h2')).toContainText(row.reference);
  await expect(page.locator('.left')).toContainText('I wrote twice.');
  await expect(page.locator('.left')).toContainText('1 Example Street');

  await workOnIt(page);
  await allSent(page);
  const told = await theCase(session, row.id);
  expect(told.facts.map(({ what }) => what.fact)).toEqual([
    'opened',
    'assigned',
    'acknowledged',
    'assessed',
    'note',
    'contact',
    'points',
    'outcome',
    'remedy',
    'lesson',
    'extended',
    'state',
  ]);
  await look(page, 'case-open', DESK_AND_PHONE);
  await inSpanish(page, () => look(page, 'case-open-es', DESK_AND_PHONE));
  await page.setViewportSize({ width: 1280, height: 800 });

  // Who answered it first is not asked again.
  await act(page, 'Second stage', { 'Who looks at it anew': 'Ben Second' });
  await allSent(page);
  await expect(page.locator('.case h2')).toContainText('Second stage');
  await page.locator('.actions').getByRole('button', { name: 'Change state' }).click();
  await expect(page.getByLabel('New state')).toBeVisible();
  const options = await page.getByLabel('New state').locator('option').allTextContents();
  expect(options.sort()).toEqual(['In progress', 'Waiting for the person']);
  await page.keyboard.press('Escape');

  await ben.page.getByRole('button', { name: 'Fetch now' }).click();
  await ben.page.getByRole('button', { name: /^Mine/ }).click();
  await ben.page.getByRole('link', { name: new RegExp(row.reference) }).click();
  await expect(history(ben.page).first()).toContainText('Ana Handler opened it: complaint, by letter');
  await act(ben.page, 'Refer', { 'Independent body': 'Office of the Ombudsman' });
  await allSent(ben.page);
  await expect(ben.page.locator('.case header')).toContainText('Nothing more is due');
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await expect(history(page).last()).toContainText('Ben Second referred it to Office of the Ombudsman');
  await closeAll(ana, ben);
  await collector.stop();
});

async function workOnIt(page: Page): Promise<void> {
  await act(page, 'Take it', null);
  await act(page, 'Acknowledge', { 'How the person was told that it has come': 'By letter' });
  await act(page, 'Assess severity', { 'Harm done': 'High' });
  await act(page, 'Note', { Note: 'Looked for the request: it is there.' });
  await page.locator('.actions').getByRole('button', { name: 'Contact' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Please fill this in.')).toBeVisible();
  await look(page, 'case-dialog', DESK_AND_PHONE);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await act(page, 'Contact', {
    How: 'By phone',
    'What came of it': 'Reached',
    'What was said': 'Shouted at me.',
    'Staff were abused': 'yes',
  });
  await act(page, 'Add a point', { 'What is complained of': 'No answer in six months' });
  await act(page, 'Decide a point', { Point: 'No answer in six months', Outcome: 'Partly upheld' });
  await act(page, 'Remedy', { 'What puts it right': 'Apology', 'In words': 'We wrote that we are sorry.' });
  await act(page, 'Lesson', { 'What we learn from it': 'Look at the tray of May.' });
  await act(page, 'Extend the time', { 'New day for the answer': inDays(60), Reason: 'The file is with the archive.' });
  await act(page, 'Change state', { 'New state': 'Answered' });
  await expect(page.locator('.case').getByText('No answer in six months').first()).toBeVisible();
  await expect(history(page).filter({ hasText: 'Staff were abused' })).toHaveCount(1);
}

test('boards and filters, by keyboard; a long list', async () => {
  test.setTimeout(240_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector, 'boss', JERSEY);
  const ana = await atTheDesk(administrator, 'handler', 'Ana Handler');
  const session = await signIn(collector.url, 'ana.handler');
  const old = { day: inDays(-60), contact: 'letter' };
  const late = await aPaperCase(session, 'castle-street', 'Long ago.', old);
  const question = await aPaperCase(session, 'castle-street', 'When are you open?', { kind: 'question', department: 'registry' });
  const { page } = ana;
  await page.getByRole('button', { name: 'Fetch now' }).click();
  const row = (reference: string) => page.locator('.case-row').filter({ hasText: reference });
  await expect(row(late.reference)).toContainText(/\d+ days late/);
  await expect(row(question.reference)).toContainText('Answer by');
  const counts = await session.get<CaseCountsAnswer>('/cases/counts');
  for (const [board, count] of [
    ['Overdue', counts.late],
    ['Due today', counts.today],
    ['At risk', counts.atRisk],
    ['Nobody’s', counts.unowned],
    ['With conflicts', counts.conflicts],
  ] as const)
    await expect(page.getByRole('button', { name: `${board} ${count}`, exact: true })).toBeVisible();
  await look(page, 'cases-list', DESK_AND_PHONE);
  await inSpanish(page, () => look(page, 'cases-list-es', DESK_AND_PHONE));
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByText('Filters').click();
  await page.getByLabel('Department').selectOption('registry');
  await expect(page.locator('.case-row')).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('searchbox', { name: 'Find a reference' }).fill(late.reference.slice(0, 7).toLowerCase());
  await expect(row(late.reference)).toBeVisible();
  await page.getByRole('searchbox').fill('');

  await row(late.reference).getByRole('link').focus();
  await page.keyboard.press('ArrowDown');
  await expect(row(question.reference).getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.case h2')).toContainText(question.reference);

  for (let made = 0; made < 230; made++) await aPaperCase(session, 'castle-street', 'One of many.');
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await expect(page.getByRole('button', { name: 'All open 232', exact: true })).toBeVisible();
  expect(await page.locator('.case-row').count(), 'only those near the eye').toBeLessThan(60);
  await page.locator('.case-row').first().getByRole('link').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.case-row[aria-posinset="232"] a')).toBeFocused();
  await closeAll(ana);
  await collector.stop();
});

test('at the police: made from a comment, held, marked, released; whom it is about never sees it', async () => {
  test.setTimeout(240_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const officer = await anOfficer(collector, administrator);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await visit(kiosk.page, 'Very unhappy', 'Constable Example shouted at my mother');
  await visit(kiosk.page, 'Happy', 'How do I get a copy of my report');
  const handler = await atTheDesk(administrator, 'handler', 'Hal Handler');
  const intake = await atTheDesk(administrator, 'intake', 'Ines Intake');
  const session = await signIn(collector.url, 'ines.intake');
  await until(
    () => session.get<{ items: unknown[] }>('/inbox?after=0&limit=200'),
    ({ items }) => items.length === 2,
  );

  const { page } = handler;
  await goTo(page, 'Inbox');
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await page.getByRole('link', { name: /copy of my report/ }).click();
  await page.getByRole('button', { name: 'Make this a case' }).click();
  await fillIn(page.getByRole('dialog').getByLabel('Kind'), 'Question');
  await look(page, 'case-from-item', DESK_AND_PHONE);
  await page.getByRole('dialog').getByRole('button', { name: 'Open the case' }).click();
  await allSent(page);
  await expect(page.locator('.left')).toContainText('How do I get a copy of my report');

  await goTo(page, 'Inbox');
  await page.getByRole('link', { name: /shouted at my mother/ }).click();
  await page.getByRole('button', { name: 'Make this a case' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open the case' }).click();
  await expect(page.locator('.case-pane').getByText(/is open and held: intake takes it from here/)).toBeVisible();
  await look(page, 'case-handed-over', DESK_AND_PHONE);
  await page.setViewportSize({ width: 1280, height: 800 });
  await goTo(page, 'Inbox');
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await expect(page.getByRole('link', { name: /shouted at my mother/ })).toBeHidden();

  await intake.page.getByRole('button', { name: 'Fetch now' }).click();
  await intake.page.getByRole('link', { name: /Held/ }).click();
  await expect(intake.page.locator('.case')).toContainText('Constable Example shouted');
  await expect(intake.page.locator('.actions').getByRole('button', { name: 'Release to the site' })).toHaveCount(0);
  await look(intake.page, 'case-held', DESK_AND_PHONE);
  await intake.page.setViewportSize({ width: 1280, height: 800 });
  await act(intake.page, 'Whom it is about', { 'Olly Officer': 'yes' });
  await act(intake.page, 'Release to the site');
  await allSent(intake.page);

  await goTo(page, 'Cases');
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await expect(page.locator('.case-row')).toHaveCount(2);
  await page.getByRole('link', { name: /Complaint/ }).click();
  await expect(page.locator('.left')).toContainText('Constable Example shouted');
  expect(await inTheCopy(page)).toEqual({ cases: 2, caseFiles: 2 });
  // Nothing is left to say of what was handed over.
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await expect.poll(() => inTheQueue(page)).toBe(0);
  const seen = await officer.get<CasesAnswer>('/cases');
  expect(
    seen.cases.map(({ kind }) => kind),
    'whom it is about',
  ).toEqual(['question']);

  // Held again, it leaves the list, the screen and the device of those who had read it.
  await act(intake.page, 'Hold it');
  await allSent(intake.page);
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await expect(page.getByText('This case is not there, or not for you to see.')).toBeVisible();
  await expect(page.locator('.case-row')).toHaveCount(1);
  expect(await inTheCopy(page)).toEqual({ cases: 1, caseFiles: 1 });
  await closeAll(handler, intake, kiosk);
  await collector.stop();
});

test('oversight reads and is offered nothing; administrators have no cases', async () => {
  const collector = await aCollector();
  const administrator = await anAdministrator(collector, 'boss', JERSEY);
  const worker = await atTheDesk(administrator, 'staff', 'Sam Staff');
  const session = await signIn(collector.url, 'sam.staff');
  const row = await aPaperCase(session, 'castle-street', 'The form is too long.');
  const oversight = await atTheDesk(administrator, 'oversight', 'Olga Oversight');
  await oversight.page.getByRole('link', { name: new RegExp(row.reference) }).click();
  await expect(oversight.page.locator('.left')).toContainText('The form is too long.');
  await expect(oversight.page.locator('.actions')).toHaveCount(0);
  await expect(oversight.page.getByRole('link', { name: 'Open a case' })).toHaveCount(0);
  await worker.page.getByRole('button', { name: 'Fetch now' }).click();
  await worker.page.getByRole('link', { name: new RegExp(row.reference) }).click();
  await expect(worker.page.locator('.actions').getByRole('button')).toHaveText(['Note', 'Contact', 'Acknowledge', 'Write a letter']);
  await closeAll(worker, oversight);
  await collector.stop();
});

/** How many cases, and cases with words, this device holds. */
async function inTheCopy(page: Page): Promise<{ cases: number; caseFiles: number }> {
  const { queue: _, ...counts } = await counted(page);
  return counts;
}

async function inTheQueue(page: Page): Promise<number> {
  return (await counted(page)).queue;
}

function counted(page: Page): Promise<{ cases: number; caseFiles: number; queue: number }> {
  return page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('candour-console-'))?.name ?? '';
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open(name));
    const count = (table: string) => answer(database.transaction(table).objectStore(table).count());
    const counts = { cases: await count('cases'), caseFiles: await count('caseFiles'), queue: await count('queue') };
    database.close();
    return counts;
  });
}

/** Of staff, with a name of their own, who needs no window. */
async function anOfficer(collector: CollectorProcess, administrator: ConsoleSession): Promise<ConsoleSession> {
  const invitation = { name: 'Olly Officer', role: 'staff', sites: null };
  const { link } = await administrator.post<{ link: string }>('/people/invitations', invitation);
  const body = { token: link.split('/link/')[1], name: 'Olly Officer', account: 'olly', password: PASSWORD };
  const headers = { 'content-type': 'application/json', origin: collector.url };
  const answer = await fetch(`${collector.url}/api/v1/links`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.ok).toBe(true);
  return signIn(collector.url, 'olly');
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function closeAll(...windows: KioskWindow[]): Promise<void> {
  for (const { close } of windows) await close();
  for (const { profile } of windows) removeProfile(profile);
}
