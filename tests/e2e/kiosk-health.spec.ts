// What an administrator reads of a kiosk's health and ledger, in real Chromium, from what kiosks told a real collector in signed batches.
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { KioskHealth } from '../../src/protocol/batch.ts';
import type { WireEntry } from '../../src/protocol/entry.ts';
import { makeLink } from '../../src/server/accounts/links.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aChain } from '../support/api-chain.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { HARBOUR } from '../support/api-configuration-folder.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aConsoleWindow, goTo } from '../support/console-window.ts';
import { type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';

const HOUR_MS = 60 * 60_000;
const SIZES = [
  [1440, 900],
  [390, 844],
  [360, 800],
] as const;

test.describe.configure({ mode: 'serial' });

let collector: TestCollector;
let opened: KioskWindow;
let page: Page;
/** Recorded 500 and sent 480 three hours ago; nothing has been heard of it since. */
let silent: TestKiosk;

test.beforeAll(async () => {
  collector = await aCollector();
  collector.clock.now = Date.now() - 3 * HOUR_MS;
  silent = await aKiosk(collector, 'north-door');
  const entries = aChain(silent, 480, collector.clock.now);
  await report(silent, entries, { recorded: 500, sentThrough: 480, firstHeld: 1, waiting: 20 });
  collector.clock.now = Date.now();
  const administrator = { organisation: HARBOUR, role: 'administrator', name: null, sites: null, createdBy: null } as const;
  const { path } = await makeLink(collector.parts, administrator, collector.clock.now);
  opened = await aConsoleWindow(`${collector.url}${path}`, 'Ada', 'administrator');
  page = opened.page;
  await goTo(page, 'Kiosks');
});

test.afterAll(async () => {
  await opened.close();
  removeProfile(opened.profile);
  await collector.stop();
});

test('a silent kiosk: what is not yet sent is named by its numbers, and later entries are unknown', async () => {
  const card = kioskCard('The north-door');
  await expect(card).toContainText('Look soon');
  await expect(card).toContainText(
    'Last contact 3 hours ago. It keeps taking feedback and sends it later. Check its power and its network.',
  );
  await expect(card).toContainText('Recorded 500 · received 480 · gap 20, as of 3 hours ago');
  await expect(card).toContainText('Not yet sent: 20 entries wait on the kiosk');
  await expect(card).toContainText('Numbers 481–500.');
  await expect(card).toContainText(
    'Unknown: whatever it has recorded since its last contact 3 hours ago. Of later entries nothing is known.',
  );
  await expect(card).not.toContainText('Lost:');
});

test('both copies deleted: what had been reported is named exactly, and later entries are unknown', async () => {
  // The kiosk's storage went, and its key with it: it is paired again and begins another ledger.
  const wiped = await aKiosk(collector, 'north-door');
  await report(wiped, aChain(wiped, 2, collector.clock.now), { recorded: 2, sentThrough: 2, firstHeld: 1 });
  await page.reload();
  const card = kioskCard('The north-door');
  await expect(card).toContainText('Act now');
  await expect(card).toContainText('Its storage was wiped: it came back with a new ledger');
  await expect(card).toContainText('20 entries were lost: no copy is left.');
  await expect(card).toContainText('Recorded 2 · received 2 · gap 0');
  await card.getByText('1 earlier ledger: 20 entries lost').click();
  const earlier = card.locator('.earlier');
  await expect(earlier).toContainText('Recorded 500 · received 480 · gap 20, as of 3 hours ago');
  await expect(earlier).toContainText('Lost: 20 entries that nobody can send any more. Numbers 481–500.');
  await expect(earlier).toContainText(
    'Unknown: whatever it recorded after its last contact with this ledger, 3 hours ago. Of later entries nothing is known.',
  );
  await expect(earlier).toContainText('Storage wiped: the kiosk came back with a new ledger.');
  await look(page, 'kiosk-wiped', SIZES);
});

test('a gap is named by its numbers, lost apart from waiting; a full kiosk says what to do first', async () => {
  const kiosk = await aKiosk(collector, 'south-door');
  const entries = aChain(kiosk, 20, collector.clock.now).filter((_, place) => ![3, 4, 8].includes(place));
  const full = { room: 'no-new-ratings', refusals: { ratings: 12, messages: 0 } } as const;
  await report(kiosk, entries, { recorded: 1204, sentThrough: 20, firstHeld: 15, lost: [{ from: 1200, through: 1201 }], ...full });
  await page.reload();
  const card = kioskCard('The south-door');
  await expect(card).toContainText('Act now');
  await expect(card.locator('.verdict')).toHaveText(
    'Its storage is nearly full: it takes no new ratings. It has turned away 12 ratings. Connect it, so that it can send and make room; else free space on the device.',
  );
  await expect(card).toContainText('Recorded 1,204 · received 17 · gap 1,187');
  await expect(card).toContainText('Lost: 5 entries that nobody can send any more. Numbers 4–5, 9 and 1,200–1,201.');
  await expect(card).toContainText('Not yet sent: 1,182 entries wait on the kiosk');
  await expect(card).toContainText('Numbers 21–1,199 and 1,202–1,204.');
  // It is in touch: nothing is unknown.
  await expect(card).not.toContainText('Unknown:');
});

test('two copies of a kiosk are named', async () => {
  const kiosk = await aKiosk(collector, 'south-door');
  const entries = aChain(kiosk, 6, collector.clock.now);
  await report(kiosk, entries, { recorded: 6, sentThrough: 6 });
  const { previousHash } = JSON.parse(entries[5]?.header ?? '');
  const copy = anEntry(kiosk, { wallMs: collector.clock.now, header: { sequence: 6, previousHash } });
  await report(kiosk, [copy], { recorded: 6, sentThrough: 6 });
  await page.reload();
  const card = kioskCard('The south-door');
  await expect(card.locator('.verdict')).toContainText('It gave different entries the same number');
  await expect(card).toContainText(
    'Two entries have the same number: a copy of the kiosk, or its database was on its own for a while. Number 6.',
  );
});

test('the kiosks that need attention are counted and shown alone, by keyboard, in both languages', async () => {
  await expect(page.getByRole('status')).toHaveText('2 of 2 kiosks need attention: 2 now.');
  // Retired with nothing left on it, it needs nobody any more.
  await collector.parts.store.kiosks.revoke('north-door', collector.clock.now);
  await page.reload();
  await expect(page.getByRole('status')).toHaveText('1 of 2 kiosks needs attention: 1 now.');
  await expect(kioskCard('The north-door')).toContainText('Not in use');
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.getByRole('button', { name: 'All', exact: true }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Needing attention' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('article')).toHaveAccessibleName('The south-door');
  await look(page, 'kiosks-needing-attention', SIZES);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Quioscos' })).toBeVisible();
  await look(page, 'kiosks-es', SIZES);
});

function kioskCard(name: string): Locator {
  return page.getByRole('article', { name });
}

async function report(kiosk: TestKiosk, entries: WireEntry[], health: Partial<KioskHealth>): Promise<void> {
  const batch = aBatch(kiosk, entries, collector.clock.now);
  await kiosk.sendBatch({ ...batch, health: { ...batch.health, waiting: 0, ...health } });
}
