// Proof that the scripts whose bytes are counted are enough: with every other script refused, a paired kiosk still shows its
// question and makes a tap durable.
import type { BrowserContext } from 'playwright';
import { kioskScripts } from './script-sizes.ts';

const PATIENCE_MS = 15_000;

/** Throws when they are not. Answers with the scripts that were asked for and refused: loaded later, for other things. */
export async function proveScripts(context: BrowserContext, url: string): Promise<string[]> {
  const enough = new Set([...kioskScripts().page, ...kioskScripts().worker]);
  const refused = new Set<string>();
  const page = await context.newPage();
  await page.route('**/*.js', (route) => {
    const { pathname } = new URL(route.request().url());
    if (enough.has(pathname)) return route.continue();
    refused.add(pathname);
    return route.abort();
  });
  await page.goto(url);
  // The probe in every page touches the attract screen by itself.
  const faces = page.locator('.face-button');
  await faces.first().click();
  // Faces go only when the worker has said that the tap is on disk.
  await faces.first().waitFor({ state: 'detached', timeout: PATIENCE_MS });
  await page.close();
  return [...refused];
}
