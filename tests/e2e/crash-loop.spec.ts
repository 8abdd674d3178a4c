// F17: a configuration that takes the page down at every start, before it can say a word, and that the kiosk has shown well before. From
// the third start on the last good one is on screen, it is reported, and what waited is sent.
import { expect, test } from '@playwright/test';
import type { ConfigurationAnswer } from '../../src/protocol/console-api.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, type ConsoleSession, kioskRow } from '../support/console-session.ts';
import { aFaultProxy } from '../support/fault-proxy.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { until } from '../support/until.ts';
import { visit } from '../support/visitor.ts';

const KIOSK = 'george-town';
const POISON = 'Zanzipoison';
/** A watchdog's patience; long enough for the browser to write down what the page noted. */
const STANDS_STILL_MS = 7_000;

test('a configuration that stops the page at every start gives way to the last good one at the third', async () => {
  test.setTimeout(180_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const proxy = await aFaultProxy(collector.url);
  let kiosk = await aKioskWindow(`${proxy.url}/kiosk/?pair=${await aPairingCode(administrator, KIOSK)}`);
  const { confirmed: good } = await until(
    () => kioskRow(administrator, KIOSK),
    ({ confirmed }) => confirmed !== null,
  );
  await publishPoison(administrator);
  await kiosk.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(kiosk.page.getByRole('heading', { name: POISON })).toBeVisible({ timeout: 90_000 });
  const { confirmed: poisoned } = await until(
    () => kioskRow(administrator, KIOSK),
    ({ confirmed }) => confirmed !== good,
  );
  proxy.plan(({ path }) => (path.startsWith('/api/') ? { do: 'cut-before' } : { do: 'pass' }));
  await visit(kiosk.page, 'Unhappy');
  await kiosk.close();

  for (let start = 1; start <= 3; start++) {
    kiosk = await aKioskWindow(`${proxy.url}/kiosk/`, {
      profile: kiosk.profile,
      prepare: (context) => context.addInitScript(standStill, POISON),
      mayHang: true,
    });
    if (start < 3) {
      await new Promise((resolve) => setTimeout(resolve, STANDS_STILL_MS));
      await kiosk.kill();
    }
  }
  await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  await expect(kiosk.page.getByText(POISON)).toHaveCount(0);

  proxy.plan(() => ({ do: 'pass' }));
  await kiosk.page.evaluate(() => window.dispatchEvent(new Event('online')));
  const row = await until(
    () => kioskRow(administrator, KIOSK),
    ({ waiting, received, recorded, confirmed }) => waiting === 0 && received === recorded && confirmed === good,
    60_000,
  );
  expect(row.refused).toMatchObject({ revision: poisoned });
  expect(row.health).toMatchObject({ safeMode: true });
  expect(row.health?.starts?.unhealthy).toBeGreaterThanOrEqual(3);
  await visit(kiosk.page, 'Happy');

  await kiosk.close();
  removeProfile(kiosk.profile);
  await proxy.close();
  await collector.stop();
});

async function publishPoison(administrator: ConsoleSession): Promise<void> {
  const { configuration, revision } = await administrator.get<ConfigurationAnswer>(`/kiosks/${KIOSK}/configuration`);
  const attract = { ...configuration.attract, title: { ...configuration.attract.title, en: POISON } };
  await administrator.post(`/kiosks/${KIOSK}/publications`, { basedOn: revision, configuration: { ...configuration, attract } });
}

/** Runs in the page: the first text that names the poison ends all that the page does. */
function standStill(poison: string): void {
  const make = Document.prototype.createTextNode;
  Document.prototype.createTextNode = function (data) {
    while (String(data).includes(poison)) {
      // For ever.
    }
    return make.call(this, data);
  };
}
