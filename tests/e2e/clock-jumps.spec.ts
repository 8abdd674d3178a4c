// F13: the clock of the kiosk's page and worker jumps ten years either way, and to 1970. Every entry is kept and arrives in the order of
// its number, and nothing of what was sent is let go before its time.
import { expect, test } from '@playwright/test';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, kioskRow } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { runFirst } from '../support/run-first.ts';
import { until } from '../support/until.ts';
import { type FaceName, VALUE_IDS, visit } from '../support/visitor.ts';

const YEAR_MS = 365.25 * 24 * 60 * 60_000;
const JUMPS: readonly [FaceName, number][] = [
  ['Happy', 0],
  ['Unhappy', 10 * YEAR_MS],
  ['Very happy', -10 * YEAR_MS],
  ['Very unhappy', -Date.now() + 60_000],
  ['Happy', 0],
];

test('a clock that jumps loses no entry, changes no order, and lets nothing go', async () => {
  test.setTimeout(120_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`, {
    prepare: (context) => runFirst(context, followTestClock, null),
  });
  const { page } = kiosk;
  const exported = async () => JSON.parse(await administrator.text('/exports/entries.json')) as ExportedEntry[];
  // Its row alone may be of the contact before.
  const arrived = async (ratings: number) => {
    await until(exported, (entries) => entries.filter(({ kind }) => kind === 'rating').length >= ratings);
    await until(
      () => kioskRow(administrator, 'george-town'),
      ({ waiting, received, recorded }) => waiting === 0 && received === recorded,
      60_000,
    );
  };
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();

  for (const [place, [face, byMs]] of JUMPS.entries()) {
    await page.evaluate((ms) => new BroadcastChannel('test-clock').postMessage(ms), byMs);
    await until(
      () => page.evaluate(() => Date.now()),
      (now) => Math.abs(now - Date.now() - byMs) < 60_000,
    );
    await visit(page, face);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await arrived(place + 1);
  }

  const inOrder = (await exported()).toSorted((one, other) => one.sequence - other.sequence);
  expect(inOrder.filter(({ kind }) => kind === 'rating').map(({ valueId }) => valueId)).toEqual(JUMPS.map(([face]) => VALUE_IDS[face]));
  expect(inOrder.map(({ sequence }) => sequence)).toEqual(inOrder.map((_, place) => place + 1));
  expect(await page.evaluate(firstKept), 'everything sent is still there').toBe(1);

  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

/** Runs in page and worker: their clocks go wrong by as much as the test says. */
function followTestClock(): void {
  const Real = Date;
  let byMs = 0;
  new BroadcastChannel('test-clock').onmessage = ({ data }) => {
    byMs = data;
  };
  globalThis.Date = class extends Real {
    constructor(...given: []) {
      if (given.length === 0) super(Real.now() + byMs);
      else super(...given);
    }
    static override now() {
      return Real.now() + byMs;
    }
  } as DateConstructor;
}

/** Runs in the page: the lowest number in the outbox. */
function firstKept(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('candour-kiosk');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asking = opening.result.transaction('entries').objectStore('entries').openKeyCursor();
      asking.onsuccess = () => {
        resolve(asking.result?.key);
        opening.result.close();
      };
    };
  });
}
