// One sample of a peer or of the limit: its server, its page, filled and drained.
import { aBenchBrowser } from '../bench-browser.ts';
import type { BenchContext } from '../comparison.ts';
import { aServerProcess } from '../server-process.ts';

type Peer = { count: number; page: string; server: URL; args: readonly string[] };

export async function drainPeer(context: BenchContext, { count, page: name, server: script, args }: Peer): Promise<number> {
  await using server = await aServerProcess(script, args);
  await using browser = await aBenchBrowser(context);
  const { page } = browser;
  await page.goto(`${server.url}/bench/${name}.html`);
  await page.waitForFunction(() => 'drainPage' in globalThis);
  await page.evaluate((entries) => drainPage.fill(entries), count);
  const durationMs = await page.evaluate(() => drainPage.drain());
  const arrived = (await (await fetch(`${server.url}/arrived`)).json()) as { entries: number; distinct: number };
  if (arrived.entries !== count || arrived.distinct !== count)
    throw new Error(`${name}: ${count} waited, ${arrived.entries} arrived, ${arrived.distinct} of them distinct`);
  return durationMs;
}
