// One person's data in the console: oversight finds it, looks at what goes out and saves it without the names of others; an administrator opens
// the list, holds, lifts and erases. Each screen looked at on a desk and on a phone, in both languages.
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { aPaperCase } from '../support/case-desk.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember, type ConsoleSession } from '../support/console-session.ts';
import { aConsoleWindow, goTo } from '../support/console-window.ts';
import { inSpanish } from '../support/in-spanish.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { until } from '../support/until.ts';
import { visit } from '../support/visitor.ts';

const DESK_AND_PHONE = [
  [1440, 900],
  [360, 740],
] as const;

async function lookInBoth(page: Page, name: string): Promise<void> {
  await look(page, name, DESK_AND_PHONE);
  await page.setViewportSize({ width: 1440, height: 900 });
  await inSpanish(page, async () => {
    await look(page, `${name}-es`, DESK_AND_PHONE);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
}

async function atConsole(administrator: ConsoleSession, role: string, sites: readonly string[] | null = null) {
  const name = `${role} ${sites ? 'there' : 'everywhere'}`;
  const { link } = await administrator.post<{ link: string }>('/people/invitations', { name, role, sites });
  return aConsoleWindow(link, name, name.replace(' ', '.'));
}

test('JE5: a person is found, exported without the names of others, held, and erased', async () => {
  test.setTimeout(300_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await visit(kiosk.page, 'Unhappy', 'I am Zebra Quillfeather and I waited');
  const staff = await aStaffMember(collector, administrator);
  await until(
    () => staff.get<{ items: unknown[] }>('/inbox'),
    ({ items }) => items.length === 1,
  );
  const { reference } = await aPaperCase(staff, 'george-town', 'Zebra Quillfeather wrote about Mr Oddname. Oddname was rude.', {
    kind: 'question',
  });
  await aPaperCase(staff, 'george-town', 'Somebody else entirely', { kind: 'question' });

  const overseer = await atConsole(administrator, 'oversight');
  const { page } = overseer;
  await goTo(page, 'One person');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByRole('alert')).toContainText('Fill in at least one');
  await page.getByLabel('Name', { exact: true }).fill('nobody of that name');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing found among 3 texts.')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('zébra quillfeather');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 comment or message and 1 case found among 3 texts.')).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(reference) })).toContainText('George Town');
  await expect(page.getByRole('row', { name: /Comment/ })).toContainText('Name');

  await page.getByRole('button', { name: 'Look at what goes out' }).click();
  const goesOut = page.getByRole('region', { name: 'What goes out' });
  await expect(goesOut).toContainText('Mr Oddname');
  await expect(page.getByRole('button', { name: 'Save as text' })).toBeDisabled();
  await page.getByLabel('Names of others, one a line').fill('Mr Oddname\noddname');
  await expect(goesOut).toBeHidden();
  await page.getByRole('button', { name: 'Look at what goes out' }).click();
  await expect(goesOut).toContainText('about ▇▇▇. ▇▇▇ was rude.');
  await page.getByLabel('I have read it').check();
  await lookInBoth(page, 'person-found');
  const [text] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as text' }).click()]);
  const saved = readFileSync(await text.path(), 'utf8');
  expect(saved).toContain('Zebra Quillfeather');
  expect(saved).not.toMatch(/oddname|somebody else/i);
  const [list] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the list for an administrator' }).click(),
  ]);
  const listFile = await list.path();
  expect(readFileSync(listFile, 'utf8')).not.toMatch(/quillfeather/i);

  const boss = await atConsole(administrator, 'administrator');
  await goTo(boss.page, 'One person');
  await expect(boss.page.getByText('There are none.')).toBeVisible();
  const chooser = boss.page.getByLabel('Open the list that oversight saved');
  await chooser.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(boss.page.getByText('This file is not a list that oversight saved.')).toBeVisible();
  await chooser.setInputFiles(listFile);
  await expect(boss.page.getByText('2 chosen')).toBeVisible();
  await boss.page.getByRole('button', { name: `Place a legal hold on Case ${reference}` }).click();
  const hold = boss.page.getByRole('dialog', { name: `Place a legal hold on Case ${reference}` });
  await hold.getByLabel('Ground').selectOption('ombudsman');
  await look(boss.page, 'person-hold', DESK_AND_PHONE);
  await hold.getByRole('button', { name: 'Place the hold' }).click();
  await expect(hold).toBeHidden();
  await expect(boss.page.getByText('1 chosen')).toBeVisible();
  await expect(boss.page.getByRole('checkbox', { name: `Choose: Case ${reference}` })).toBeDisabled();
  await lookInBoth(boss.page, 'person-held');

  await boss.page.getByRole('button', { name: 'Erase what is chosen' }).click();
  const erasing = boss.page.getByRole('dialog', { name: 'Erase for ever?' });
  await expect(erasing).toContainText('The words of 1 comment or message, and all words of 0 cases');
  await expect(erasing).toContainText('1 thing on legal hold, with all words.');
  await expect(erasing.getByRole('button', { name: 'Erase for ever' })).toBeDisabled();
  await look(boss.page, 'person-erase', DESK_AND_PHONE);
  await erasing.getByLabel('I have checked that this is the right person.').check();
  await erasing.getByRole('button', { name: 'Erase for ever' }).click();
  await expect(boss.page.getByText('Erased: the words of 1 comment or message').first()).toBeVisible();
  expect((await staff.get<{ items: { words: string | null }[] }>('/inbox')).items.map(({ words }) => words)).toEqual([]);

  await boss.page.getByRole('button', { name: `Lift the legal hold on Case ${reference}` }).click();
  await boss.page.getByRole('dialog').getByRole('button', { name: 'Lift' }).click();
  await expect(boss.page.getByText('There are none.')).toBeVisible();
  await chooser.setInputFiles(listFile);
  await boss.page.getByRole('button', { name: 'Erase what is chosen' }).click();
  await erasing.getByLabel('I have checked that this is the right person.').check();
  await erasing.getByRole('button', { name: 'Erase for ever' }).click();
  await expect(boss.page.getByText(/1 text of 1 case/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText(/^Nothing found among/)).toBeVisible();

  const local = await atConsole(administrator, 'administrator', ['george-town']);
  await expect(local.page.getByRole('link', { name: 'One person' })).toHaveCount(0);
  await local.page.goto(`${collector.url}/console/#/person`);
  await expect(local.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();

  for (const window of [overseer, boss, local, kiosk]) await window.close();
  await collector.stop();
  for (const { profile } of [overseer, boss, local, kiosk]) removeProfile(profile);
});
