// Letters at the desk: who writes says how they are reached, the letter is filled in and changed, it goes out by e-mail and stands on the
// case, or is laid out for paper. A compliment reaches whom it praises. Each screen looked at on a desk and on a phone.
import { expect, type Page, test } from '@playwright/test';
import type { CaseRow } from '../../src/protocol/cases/case-api.ts';
import { aPaperCase, atTheDesk, fillIn, history } from '../support/case-desk.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aStaffMember, signIn } from '../support/console-session.ts';
import { removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { aMailServer } from '../support/mail-server.ts';

const DESK_AND_PHONE = [
  [1280, 800],
  [360, 740],
] as const;
const ANN = { contact: 'e-mail', words: { text: 'Nobody answered my request.', name: 'Ann Example', email: 'ann@example.org' } };

test('a case is answered by e-mail, and a letter is laid out for post', async () => {
  test.setTimeout(240_000);
  const mail = await aMailServer();
  const collector = await aCollector({ CANDOUR_SMTP_URL: mail.url, CANDOUR_MAIL_FROM: 'Commissioner <feedback@office.example>' });
  const ana = await atTheDesk(await anAdministrator(collector, 'boss', 'joic'), 'handler', 'Ana Handler');
  const { page } = ana;
  const session = await signIn(collector.url, 'ana.handler');
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => aPaperCase(session, 'castle-street', 'x', ANN)));
  const dialog = page.getByRole('dialog');

  await openCase(page, first);
  await page.getByRole('button', { name: 'Write a letter' }).click();
  await dialog.getByLabel('E-mail address').fill('nothing');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('This is no e-mail address.')).toBeVisible();
  await look(page, 'letter-contact', DESK_AND_PHONE);
  await dialog.getByLabel('E-mail address').fill('ana@office.example');
  await dialog.getByLabel('Phone number').fill('+44 1534 000000');
  await dialog.getByRole('button', { name: 'Save' }).click();

  const text = dialog.getByLabel('Text', { exact: true });
  await expect(text).toHaveValue(/This is our answer[\s\S]*Ana Handler\nana@office\.example\n\+44 1534 000000/);
  await expect(dialog.getByLabel('E-mail address')).toHaveValue('ann@example.org');
  await fillIn(dialog.getByLabel('Language'), 'French');
  await expect(text).toHaveValue(/Voici notre réponse/);
  await fillIn(dialog.getByLabel('Language'), 'English');
  await expect(text).toHaveValue(/This is our answer/);
  await look(page, 'letter-answer', DESK_AND_PHONE);
  const filled = await text.inputValue();
  await text.fill('We are sorry.');
  await dialog.getByRole('button', { name: 'Send by e-mail' }).click();
  await expect(dialog.getByText('must stay in the text')).toBeVisible();
  await text.fill(`We are sorry, Ann.\n${filled}`);
  await dialog.getByRole('button', { name: 'Send by e-mail' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.case h2')).toContainText('Answered');
  await expect(history(page).locator('.for-person')).toContainText('We are sorry, Ann.');
  await expect.poll(() => mail.received.map(({ to }) => to)).toEqual([['ann@example.org']]);
  await look(page, 'letter-sent', DESK_AND_PHONE);

  await openCase(page, second);
  await page.getByRole('button', { name: 'Write a letter' }).click();
  await dialog.getByRole('button', { name: 'Print for post' }).click();
  await expect(dialog.locator('.letter-sheet')).toContainText(`${second?.reference}`);
  await look(page, 'letter-sheet', DESK_AND_PHONE);
  await onPaper(page, `${second?.reference}`);
  await dialog.getByRole('button', { name: 'It was posted' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.case h2')).toContainText('Answered');
  await expect(history(page).locator('.for-person')).toContainText('This is our answer');
  expect(mail.received, 'nothing more by e-mail').toHaveLength(1);

  // One whom the mail server does not know: the owner reads it on the case.
  await openCase(page, third);
  mail.refuse('ann@example.org', 550);
  await page.getByRole('button', { name: 'Write a letter' }).click();
  await dialog.getByRole('button', { name: 'Send by e-mail' }).click();
  await expect(dialog).toBeHidden();
  await expect(async () => {
    await page.getByRole('button', { name: 'Fetch now' }).click();
    await expect(page.locator('.case').getByText('The last e-mail may not have arrived')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.locator('.case h2')).toContainText('In progress');
  await look(page, 'letter-undelivered', DESK_AND_PHONE);
  await ana.close();
  removeProfile(ana.profile);
  await collector.stop();
  await mail.stop();
});

test('a compliment reaches the colleague whom it praises', async () => {
  test.setTimeout(120_000);
  const mail = await aMailServer();
  const collector = await aCollector({ CANDOUR_SMTP_URL: mail.url, CANDOUR_MAIL_FROM: 'feedback@office.example' });
  const administrator = await anAdministrator(collector, 'boss', 'joic');
  const colleague = await aStaffMember(collector, administrator, 'praised');
  const ana = await atTheDesk(administrator, 'handler', 'Ana Handler');
  const { page } = ana;
  const session = await signIn(collector.url, 'ana.handler');
  const idOf = async (one: typeof session) => (await one.get<{ person: { id: string } }>('/session')).person.id;
  await session.post(`/people/${await idOf(session)}/contact`, { email: 'ana@office.example', phone: '+44 1534 000000' });
  const words = { text: 'The man at the desk was so patient.' };
  const row = await aPaperCase(session, 'castle-street', 'x', { kind: 'compliment', words });
  const dialog = page.getByRole('dialog');
  await openCase(page, row);
  await page.getByRole('button', { name: 'Write a letter' }).click();
  await dialog.getByLabel('Whom it praises').selectOption(await idOf(colleague));
  await expect(dialog.getByText('has put in no e-mail address')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Send by e-mail' })).toHaveCount(0);
  await look(page, 'letter-compliment', DESK_AND_PHONE);
  await administrator.post(`/people/${await idOf(colleague)}/contact`, { email: 'praised@office.example', phone: '+44 1534 000001' });
  await dialog.getByLabel('Whom it praises').selectOption('');
  await dialog.getByLabel('Whom it praises').selectOption(await idOf(colleague));
  await expect(dialog.getByLabel('Text', { exact: true })).toHaveValue(/so patient/);
  await dialog.getByRole('button', { name: 'Send by e-mail' }).click();
  await expect(dialog).toBeHidden();
  await expect(history(page).getByText('passed it on to A person, by e-mail')).toBeVisible();
  await expect.poll(() => mail.received.map(({ to }) => to)).toEqual([['praised@office.example']]);
  await ana.close();
  removeProfile(ana.profile);
  await collector.stop();
  await mail.stop();
});

/** As it leaves the printer: the letter and nothing of the desk around it. */
async function onPaper(page: Page, reference: string): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.letter-sheet')).toBeVisible();
  await expect(page.locator('.letter-sheet')).toContainText(reference);
  for (const around of ['.case-list', 'dialog footer', 'header nav', '.case-history'])
    for (const each of await page.locator(around).all()) await expect(each).toBeHidden();
  const pdf = await page.pdf({ preferCSSPageSize: true, path: 'test-results/letter.pdf' });
  const written = pdf.toString('latin1');
  expect((written.match(/\/Type\s*\/Page\b/g) ?? []).length, 'one page').toBe(1);
  expect(written, 'A4, in points').toMatch(/\/MediaBox\s*\[0 0 59\d[.\d]* 84\d[.\d]*\]/);
  await page.emulateMedia({ media: null });
}

async function openCase(page: Page, row: CaseRow | undefined): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await page.getByRole('link', { name: new RegExp(row?.reference ?? '') }).click();
  await expect(page.locator('.case h2')).toContainText(row?.reference ?? '');
}
