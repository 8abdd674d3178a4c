// F25: `navigator.onLine` lies either way, and no `online` ever comes: the kiosk sends on its timer all the same.
import { expect, test } from '@playwright/test';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, kioskRow } from '../support/console-session.ts';
import { aFaultProxy } from '../support/fault-proxy.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { runFirst } from '../support/run-first.ts';
import { until } from '../support/until.ts';
import { visit } from '../support/visitor.ts';

for (const lie of [false, true])
  test(`sends although the browser always says onLine = ${lie}`, async () => {
    const collector = await aCollector();
    const administrator = await anAdministrator(collector);
    const proxy = await aFaultProxy(collector.url);
    const kiosk = await aKioskWindow(`${proxy.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`, {
      prepare: (context) => runFirst(context, lieAbout, lie),
    });
    expect(await kiosk.page.evaluate(() => navigator.onLine)).toBe(lie);
    await until(
      () => kioskRow(administrator, 'george-town'),
      ({ confirmed }) => confirmed !== null,
    );
    let cut = 0;
    proxy.plan(() => ({ do: lie && cut++ < 2 ? 'cut-before' : 'pass' }));
    await visit(kiosk.page, 'Happy');
    await until(
      () => kioskRow(administrator, 'george-town'),
      ({ waiting, received, recorded }) => waiting === 0 && received === recorded && (recorded ?? 0) > 3,
      60_000,
    );
    await kiosk.close();
    removeProfile(kiosk.profile);
    await proxy.close();
    await collector.stop();
  });

/** Runs in page and worker. */
function lieAbout(lie: boolean): void {
  Object.defineProperty(Object.getPrototypeOf(navigator), 'onLine', { get: () => lie });
  for (const type of ['online', 'offline']) addEventListener(type, (event) => event.stopImmediatePropagation(), true);
}
