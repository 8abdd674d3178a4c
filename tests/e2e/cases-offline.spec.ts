// Two people work on one case, apart and without a network. Both come back: nothing is lost, nothing is done twice, both see what happened,
// and what they said differently is settled by saying it once more.
import { expect, type Page, test } from '@playwright/test';
import { act, allSent, aPaperCase, atTheDesk, fillIn, history, theCase } from '../support/case-desk.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, PASSWORD, signIn } from '../support/console-session.ts';
import { type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { filesWith } from '../support/profile-search.ts';

/** Ends on the desk, where list and case stand beside each other. */
const DESK_AND_PHONE = [
  [360, 740],
  [1280, 800],
] as const;

test('two people change one case apart, and both see everything', async () => {
  test.setTimeout(240_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector, 'boss', 'joic');
  const ana = await atTheDesk(administrator, 'handler', 'Ana One');
  const ben = await atTheDesk(administrator, 'handler', 'Ben Two');
  const session = await signIn(collector.url, 'ana.one');
  const row = await aPaperCase(session, 'castle-street', 'The letter never came.');
  for (const { page } of [ana, ben]) {
    await page.getByRole('button', { name: 'Fetch now' }).click();
    await page.getByRole('link', { name: new RegExp(row.reference) }).click();
    await expect(page.locator('.left')).toContainText('The letter never came.');
    await page.evaluate(() => navigator.serviceWorker.ready);
  }

  await ana.context.setOffline(true);
  await ben.context.setOffline(true);
  await act(ana.page, 'Note', { Note: 'Plumquartz: found it in the tray.' });
  await act(ana.page, 'Give to', { Owner: 'Ana One' });
  await act(ana.page, 'Change state', { 'New state': 'Answered' });
  await act(ben.page, 'Note', { Note: 'Called, no answer.' });
  await act(ben.page, 'Give to', { Owner: 'Ben Two' });
  await act(ben.page, 'Change state', { 'New state': 'Waiting for the person' });
  await expect(ana.page.locator('.case h2')).toContainText('Answered');
  await expect(ben.page.locator('.case h2')).toContainText('Waiting for the person');
  for (const { page } of [ana, ben]) {
    await expect(page.locator('.case-history .waits')).toHaveCount(3);
    await expect(page.locator('.case-row').filter({ hasText: row.reference })).toContainText('Waiting to be sent');
  }
  expect((await theCase(session, row.id)).facts).toHaveLength(1);
  await look(ben.page, 'case-waiting', DESK_AND_PHONE);

  // A reload, and a password, take nothing of it away.
  await ana.page.reload();
  await unlock(ana.page);
  await expect(ana.page.locator('.case-history .waits')).toHaveCount(3);
  await expect(ana.page.locator('.case-history')).toContainText('Plumquartz');

  await ana.context.setOffline(false);
  await comeBack(ana.page);
  await allSent(ana.page);
  await ben.context.setOffline(false);
  await comeBack(ben.page);
  await allSent(ben.page);
  await comeBack(ana.page);

  const { facts } = await theCase(session, row.id);
  expect(facts.map(({ what }) => what.fact)).toEqual(['opened', 'note', 'assigned', 'state', 'note', 'assigned', 'state']);
  for (const { page } of [ana, ben]) {
    await expect(history(page)).toHaveCount(7);
    await expect(page.locator('.case-history')).toContainText('Plumquartz: found it in the tray.');
    await expect(page.locator('.case-history')).toContainText('Called, no answer.');
    await expect(page.getByRole('heading', { name: 'Said apart' })).toBeVisible();
    await expect(page.locator('.conflicts ul')).toHaveCount(2);
    await expect(page.locator('.case h2')).toContainText('Waiting for the person');
  }
  await expect(history(ana.page).last()).toContainText('Made without knowing what you had done meanwhile.');
  await expect(history(ben.page).last()).toContainText('Made without knowing what Ana One had done meanwhile.');

  await look(ana.page, 'case-conflict', DESK_AND_PHONE);
  await ana.page.getByRole('button', { name: /Let this hold: You set the state: answered/ }).click();
  await ana.page.getByRole('button', { name: /Let this hold: Ben Two gave it to Ben Two/ }).click();
  await allSent(ana.page);
  await comeBack(ben.page);
  for (const { page } of [ana, ben]) {
    await expect(page.getByRole('heading', { name: 'Said apart' })).toBeHidden();
    await expect(page.locator('.case h2')).toContainText('Answered');
  }
  const settled = await theCase(session, row.id);
  expect(settled.case).toMatchObject({ conflicts: 0, state: 'answered', number: 9 });

  await ana.close();
  expect(filesWith(ana.profile, row.reference), 'control: what is plain is found').not.toEqual([]);
  expect(filesWith(ana.profile, 'Plumquartz'), 'words on disk are encrypted').toEqual([]);
  expect(filesWith(ana.profile, 'letter never came'), 'words on disk are encrypted').toEqual([]);
  await ben.close();
  for (const { profile } of [ana, ben]) removeProfile(profile);
  await collector.stop();
});

test('a case opened without a network, worked on, and sent in order; what is refused stays with its reason', async () => {
  test.setTimeout(240_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector, 'boss', 'joic');
  const ana = await atTheDesk(administrator, 'handler', 'Ana One');
  const session = await signIn(collector.url, 'ana.one');
  const row = await aPaperCase(session, 'castle-street', 'The bell does not ring.');
  const { page } = ana;
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await page.getByRole('link', { name: new RegExp(row.reference) }).click();
  await expect(page.locator('.left')).toContainText('The bell does not ring.');

  await ana.context.setOffline(true);
  await page.getByRole('link', { name: 'Open a case' }).click();
  await page.getByLabel('What was said').fill('Came to the counter: the lift is broken.');
  await fillIn(page.getByLabel('How it came'), 'In person');
  await page.getByRole('button', { name: 'Open the case' }).click();
  await expect(page.locator('.case h2')).toContainText('No reference yet');
  await act(page, 'Note', { Note: 'Put up a sign.' });
  await expect(page.locator('.case-history .waits')).toHaveCount(2);

  await expect(signOut(page), 'what waits is not lost by signing out').resolves.toContain('has not been sent yet');
  await ana.context.setOffline(false);
  await comeBack(page);
  await allSent(page);
  await expect(page.locator('.case h2')).not.toContainText('No reference yet');
  await expect(history(page)).toHaveCount(2);
  await refusedLater(ana, row.reference);
  await ana.close();
  removeProfile(ana.profile);
  await collector.stop();
});

/** Another window of the same person closes the case; what this one does without knowing, by the same hand, is refused. */
async function refusedLater(ana: KioskWindow, reference: string): Promise<void> {
  const { page } = ana;
  await page.getByRole('link', { name: new RegExp(reference) }).click();
  await expect(page.locator('.left')).toContainText('The bell does not ring.');
  await ana.context.setOffline(true);
  await act(page, 'Note', { Note: 'I will look at the bell.' });
  await act(page, 'Change state', { 'New state': 'In progress' });
  const id = page.url().split('/').at(-1) ?? '';
  const other = await signIn(new URL(page.url()).origin, 'ana.one');
  const close = { id: crypto.randomUUID(), case: id, doneAt: Date.now(), basedOn: 1, what: { fact: 'state', to: 'closed' } };
  await other.post('/cases/facts', { facts: [close] });
  await ana.context.setOffline(false);
  await comeBack(page);
  const refused = page.getByRole('alert').filter({ hasText: 'Not taken' });
  await expect(refused).toContainText('You set the state: in progress');
  await expect(refused).toContainText('The state can’t change that way.');
  await expect(history(page)).toHaveCount(3);
  await look(page, 'case-refused', DESK_AND_PHONE);
  await expect(page.locator('.case h2')).toContainText('Closed');
  await refused.getByRole('button', { name: 'Put away' }).click();
  await expect(refused).toBeHidden();
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
}

async function comeBack(page: Page): Promise<void> {
  const fetchNow = page.getByRole('button', { name: 'Fetch now' });
  await expect(fetchNow).toBeEnabled();
  await fetchNow.click();
}

async function signOut(page: Page): Promise<string> {
  await page.locator('[popovertarget="account-menu"]').click();
  await page.getByRole('button', { name: /Sign out/ }).click();
  const said = (await page.getByRole('alert').textContent()) ?? '';
  await page.keyboard.press('Escape');
  return said;
}
