// A browser of its own for one measurement: on a profile on disk (a context without one keeps IndexedDB in memory), closed and
// its profile removed when it goes out of scope.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { CHROMIUM_ARGS } from '../support/chromium.ts';
import type { BenchContext } from './comparison.ts';

export type BenchBrowser = AsyncDisposable & { context: BrowserContext; page: Page };

/** `executable` replaces the browser's own path, for a launcher that limits it. */
export async function aBenchBrowser({ scratch, chromium: path }: BenchContext, executable = path): Promise<BenchBrowser> {
  const profile = mkdtempSync(join(scratch, 'profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    args: CHROMIUM_ARGS,
    bypassCSP: true,
    hasTouch: true,
    viewport: { width: 1080, height: 1920 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => console.error('page:', error));
  return {
    context,
    page,
    [Symbol.asyncDispose]: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
