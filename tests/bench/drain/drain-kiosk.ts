// One sample of ours: the built kiosk worker, paired, filled while the collector is down, drained into it once it is up again.
import type { Page } from 'playwright';
import { aCollector, type CollectorProcess } from '../../support/collector-process.ts';
import { anAdministrator, aPairingCode, type ConsoleSession } from '../../support/console-session.ts';
import { aBenchBrowser } from '../bench-browser.ts';
import { kioskWorkerUrl } from '../built-kiosk.ts';
import type { BenchContext } from '../comparison.ts';
import type { KioskDrainPage } from './kiosk-drain-page.ts';

type Sample = { count: number; script: string; dataDir: string };

export async function drainKiosk(context: BenchContext, { count, script, dataDir }: Sample): Promise<number> {
  const collector = await aCollector({ CANDOUR_DATA_DIR: dataDir });
  try {
    const administrator = await anAdministrator(collector);
    await using browser = await aBenchBrowser(context);
    await openPaired(browser.page, collector, script, await aPairingCode(administrator, 'george-town'));
    await collector.stop();
    await browser.page.evaluate((entries) => drainPage.fill(entries), count);
    await collector.start();
    const durationMs = await browser.page.evaluate(() => drainPage.drain());
    await checkArrived(administrator, count);
    return durationMs;
  } finally {
    await collector.kill();
  }
}

/** On the collector's own origin, so that the worker talks to it directly; any page of it does. */
async function openPaired(page: Page, collector: CollectorProcess, script: string, code: string): Promise<void> {
  await page.goto(`${collector.url}/healthz`);
  await page.addScriptTag({ path: script, type: 'module' });
  await page.waitForFunction(() => 'drainPage' in globalThis);
  await page.evaluate(([url, pairing]) => (drainPage as KioskDrainPage).pair(url, pairing), [kioskWorkerUrl(), code] as const);
}

async function checkArrived(administrator: ConsoleSession, count: number): Promise<void> {
  const exported = JSON.parse(await administrator.text('/exports/entries.json')) as unknown;
  const entries = (Array.isArray(exported) ? exported : (exported as { entries: unknown[] }).entries) as { id: string; kind: string }[];
  const ratings = entries.filter(({ kind }) => kind === 'rating');
  const distinct = new Set(ratings.map(({ id }) => id)).size;
  if (ratings.length !== count || distinct !== count)
    throw new Error(`${count} taps waited, ${ratings.length} arrived, ${distinct} of them distinct`);
}
