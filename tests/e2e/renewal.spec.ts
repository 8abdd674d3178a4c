// A visit with words ends in a fresh page and process also behind a proxy that drops the headers for that, once the service worker has the
// page; and while a newer version of the shell waits, which then takes over as ever.
import { expect, type Page, test } from '@playwright/test';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { canReadMemory, isInMemory, rendererPids } from '../support/process-memory.ts';
import { editionOf, fetchNewVersion, notesOf, untilConfirmed, versionsKept } from '../support/shell-in-window.ts';
import { aShellPublisher } from '../support/shell-publisher.ts';
import { until } from '../support/until.ts';
import { begin, freshPage, leaveThanks, rate, visit } from '../support/visitor.ts';

const WORDS = 'Brindlewick';

test('behind a proxy that drops the headers, and while a newer version waits', async () => {
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  // Sends no `Cross-Origin-Embedder-Policy`.
  const shop = await aShellPublisher(collector.port);
  const { page, profile, close } = await aKioskWindow(`${shop.url}?pair=${await aPairingCode(administrator, 'george-town')}`);
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  expect(await isIsolated(page), 'as it came').toBe(false);
  await untilConfirmed(page);
  expect(await isIsolated(page), 'from the service worker').toBe(true);

  await begin(page);
  shop.publishAnother();
  await fetchNewVersion(page);
  await rate(page, 'Unhappy');
  await page.getByRole('button', { name: 'Continue' }).tap();
  await page.getByRole('textbox').focus();
  await page.keyboard.type(WORDS);
  if (canReadMemory()) expect(anyHolds(profile)).toBe(true);
  await page.getByRole('button', { name: 'Send' }).tap();
  await freshPage(page);
  expect(await editionOf(page), 'nobody is waited for').toBe(1);
  await until(
    async () => anyHolds(profile),
    (holds) => !holds,
  );

  await leaveThanks(page);
  await expect.poll(() => editionOf(page).catch(() => null), { timeout: 30_000 }).toBe(2);
  await visit(page, 'Happy', WORDS);
  expect(await editionOf(page)).toBe(2);
  await expect.poll(() => versionsKept(page)).toHaveLength(1);
  expect(await notesOf(page)).toMatchObject({ good: (await versionsKept(page))[0], trial: null });
  await close();
  removeProfile(profile);
  await shop.close();
  await collector.stop();
});

function isIsolated(page: Page): Promise<boolean> {
  return page.evaluate(() => crossOriginIsolated);
}

function anyHolds(profile: string): boolean {
  return canReadMemory() && rendererPids(profile).some((pid) => isInMemory(pid, [WORDS]));
}
