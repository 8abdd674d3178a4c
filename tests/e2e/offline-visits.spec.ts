// The main story: thirty visits without a network, the browser killed, and everything arrives once, in order, with nothing
// readable left behind on the kiosk.
import { expect, test } from '@playwright/test';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember, inboxItems, kioskRow } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { filesWith } from '../support/profile-search.ts';
import { until } from '../support/until.ts';
import { FACES, VALUE_IDS, visit } from '../support/visitor.ts';

const VISITS = 30;
const COMMENTS = new Map([3, 9, 14, 21, 28].map((place) => [place, `Zanzibarquokka words of visit ${place} at the counter`]));

test('30 offline visits survive SIGKILL and arrive exactly once', async () => {
  test.setTimeout(240_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const staff = await aStaffMember(collector, administrator);
  const code = await aPairingCode(administrator, 'george-town');

  let kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${code}`);
  await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  await kiosk.page.evaluate(() => navigator.serviceWorker.ready);
  const { confirmed: revision } = await until(
    () => kioskRow(administrator, 'george-town'),
    ({ confirmed }) => confirmed !== null,
  );

  await collector.stop();
  await kiosk.page.reload();

  const given: { face: (typeof FACES)[number]; at: number }[] = [];
  for (let place = 0; place < VISITS; place++) {
    const face = FACES[(place * 7 + (place >> 2)) % FACES.length] as (typeof FACES)[number];
    given.push({ face, at: await visit(kiosk.page, face, COMMENTS.get(place)) });
  }
  await kiosk.kill();

  kiosk = await aKioskWindow(`${collector.url}/kiosk/`, { profile: kiosk.profile });
  await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  await collector.start();
  const row = await until(
    () => kioskRow(administrator, 'george-town'),
    ({ waiting, received, recorded }) => waiting === 0 && received === recorded && (recorded ?? 0) >= 2 * VISITS,
    90_000,
  );
  expect(row.received).toBe(row.recorded);

  const entries: ExportedEntry[] = JSON.parse(await administrator.text('/exports/entries.json?kiosk=george-town'));
  const ratings = entries.filter(({ kind }) => kind === 'rating').sort((a, b) => a.sequence - b.sequence);
  expect(ratings.map(({ valueId }) => valueId)).toEqual(given.map(({ face }) => VALUE_IDS[face]));
  expect(new Set(ratings.map(({ revision: its }) => its))).toEqual(new Set([revision]));
  ratings.forEach((rating, place) => {
    const late = Date.parse(rating.occurredAt) - (given[place]?.at ?? 0);
    expect(late, `visit ${place}: ${rating.occurredAt}`).toBeGreaterThan(-1000);
    expect(late, `visit ${place}: ${rating.occurredAt}`).toBeLessThan(5000);
  });

  const words = (await inboxItems(staff)).map(({ words }) => words);
  expect(words.toSorted()).toEqual([...COMMENTS.values()].toSorted());

  await kiosk.close();
  expect(filesWith(kiosk.profile, 'service-today'), 'control: what is stored in the clear is found').not.toEqual([]);
  expect(filesWith(kiosk.profile, 'Zanzibarquokka')).toEqual([]);
  removeProfile(kiosk.profile);
  await collector.stop();
});
