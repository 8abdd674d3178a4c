// The desk by keyboard alone, as its people use it: from the link that makes the account to a message that was read, a case that was worked on, and
// out again. Whatever is pressed is come to by Tab, and is seen to have the focus.
import { expect, type Page, test } from '@playwright/test';
import { press, tabTo, type } from '../support/by-keyboard.ts';
import { allSent, aPaperCase } from '../support/case-desk.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, PASSWORD, signIn } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { visit } from '../support/visitor.ts';

test('by keyboard alone: in, a message read and searched, a case opened, worked on and closed, and out', async () => {
  test.setTimeout(300_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await visit(kiosk.page, 'Unhappy', 'The ramp was locked all morning');
  await kiosk.close();
  const { link } = await administrator.post<{ link: string }>('/people/invitations', { name: 'Kim', role: 'handler', sites: null });
  const desk = await aKioskWindow(link, { width: 1440, height: 900 });
  const { page } = desk;

  await entersByLink(page);
  await press(page, pages(page).getByRole('link', { name: 'Inbox' }));
  await type(page, page.getByRole('searchbox', { name: 'Search in the words' }), 'ramp');
  const item = page.getByRole('link', { name: /ramp was locked/ });
  await press(page, item);
  await expect(page.locator('.item-pane')).toContainText('The ramp was locked all morning');

  const session = await signIn(collector.url, 'kim.keys');
  const { reference } = await aPaperCase(session, 'george-town', 'Nobody answered.', { kind: 'question' });
  await press(page, pages(page).getByRole('link', { name: 'Cases' }));
  await press(page, page.getByRole('button', { name: 'Fetch now' }));
  const row = page.locator('.case-row').filter({ hasText: reference }).getByRole('link');
  await press(page, row);
  await expect(page.locator('.case h2')).toContainText(reference);
  await worksOnIt(page);
  await expect(page.locator('.case header')).toContainText('Closed');

  await press(page, page.getByRole('button', { name: /^Account/ }));
  await press(page, page.getByRole('button', { name: 'Sign out' }));
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();

  await desk.close();
  for (const { profile } of [desk, kiosk]) removeProfile(profile);
  await collector.stop();
});

const pages = (page: Page) => page.getByRole('navigation', { name: 'Pages' });

async function entersByLink(page: Page): Promise<void> {
  await type(page, page.getByLabel('Your name'), 'Kim Keys');
  await type(page, page.getByLabel('Name to sign in with'), 'kim.keys');
  await type(page, page.getByLabel('Password', { exact: true }), PASSWORD);
  await press(page, page.getByRole('button', { name: 'Make the account' }));
  await expect(pages(page)).toBeVisible();
}

async function worksOnIt(page: Page): Promise<void> {
  const actions = page.locator('.actions');
  await press(page, actions.getByRole('button', { name: 'Note', exact: true }));
  const note = page.getByRole('dialog', { name: 'Note' });
  await expect(note).toBeVisible();
  await type(page, note.getByRole('textbox'), 'Called at noon');
  await press(page, note.getByRole('button', { name: 'Save' }));
  await expect(note).toBeHidden();
  await expect(
    actions.getByRole('button', { name: 'Note', exact: true }),
    'the focus goes back to where the dialog came from',
  ).toBeFocused();
  await expect(page.locator('.case-history')).toContainText('Called at noon');

  await press(page, actions.getByRole('button', { name: 'Change state' }));
  const change = page.getByRole('dialog', { name: 'Change state' });
  const state = change.getByLabel('New state');
  await tabTo(page, state);
  await page.keyboard.type('Clo');
  await expect(state.locator('option:checked')).toHaveText('Closed');
  await press(page, change.getByRole('button', { name: 'Save' }));
  await expect(change).toBeHidden();
  await allSent(page);
}
