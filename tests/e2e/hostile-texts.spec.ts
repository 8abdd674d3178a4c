// F42: whatever people write is text to whoever reads it: words of visitors, of staff, and names, each with markup that would act if it were let.
import { expect, type Page, test } from '@playwright/test';
import { act, allSent, aPaperCase, history } from '../support/case-desk.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, signIn } from '../support/console-session.ts';
import { aConsoleWindow, goTo } from '../support/console-window.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { adds } from '../support/service-story.ts';
import { visit } from '../support/visitor.ts';

const ACTS = [
  '<script>hit=1</script>',
  '<img src=x onerror=hit=1>',
  '"><svg onload=hit=1>',
  "'-hit=1-'",
  '</textarea></title><iframe srcdoc="<script>top.hit=1</script>">',
  '<a href="javascript:hit=1">here</a>',
  '{{hit=1}} <%= hit=1 %> &lt;b&gt; &amp;',
];
const HOSTILE = ACTS.join(' ');

test('what visitors and staff write, and what they are called, is shown as text', async () => {
  test.setTimeout(180_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await visit(kiosk.page, 'Unhappy', HOSTILE);
  const name = `Eve ${ACTS[1]}`;
  const { link } = await administrator.post<{ link: string }>('/people/invitations', { name, role: 'handler', sites: null });
  const desk = await aConsoleWindow(link, name, 'eve');
  const { page } = desk;
  await goTo(page, 'Inbox');
  await page.getByRole('link', { name: ACTS[1] as string }).click();
  await expect(page.locator('.item-pane')).toContainText(HOSTILE);
  await expectNothingActed(page);

  const session = await signIn(collector.url, 'eve');
  const row = await aPaperCase(session, 'george-town', HOSTILE, { kind: 'question' });
  const point = 'wait' as never;
  await adds(session, row, { fact: 'points', points: [point] }, { points: { wait: HOSTILE } });
  await goTo(page, 'Cases');
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await page.getByRole('link', { name: new RegExp(row.reference) }).click();
  await expect(page.locator('.left')).toContainText(HOSTILE);
  await act(page, 'Note', { Note: HOSTILE });
  await act(page, 'Give to', { Owner: name });
  await allSent(page);
  await expect(history(page).filter({ hasText: HOSTILE })).toHaveCount(2);
  await expect(page.locator('.case')).toContainText(name);
  await expectNothingActed(page);

  for (const { close, profile } of [desk, kiosk]) {
    await close();
    removeProfile(profile);
  }
  await collector.stop();
});

/** Neither did any of it run nor become an element that the content policy alone would have stopped. */
async function expectNothingActed(page: Page): Promise<void> {
  const made = 'img[src="x"], svg[onload], iframe, a[href^="javascript"], script:not([src])';
  await expect(page.locator(made)).toHaveCount(0);
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
}
