// One switch: waits until what is wanted is marked, or the group that holds it, and presses. The page's time is in the test's hand meanwhile, so
// that a press comes when it was meant, however busy the machine is.
import { expect, type Locator, type Page } from '@playwright/test';

/** Space, Enter, or a touch anywhere: to the scan they are one. */
const PRESSES = [
  (page: Page) => page.keyboard.press('Space'),
  (page: Page) => page.keyboard.press('Enter'),
  (page: Page) => page.touchscreen.tap(200, 300),
] as const;
const MOST_STEPS = 60;
const STEP_MS = 250;

/** Holds Space until the scan has begun. From then on its time passes only as it is told to. */
export async function beginScanning(page: Page): Promise<void> {
  await page.keyboard.down('Space');
  await page.locator('[data-scan]').first().waitFor();
  await page.keyboard.up('Space');
  await paceScan(page);
}

/** The page's clock must have been installed before it was loaded. */
export async function paceScan(page: Page): Promise<void> {
  for (let aheadMs = 1; ; aheadMs *= 10) {
    const at = await page.evaluate((ms) => Date.now() + ms, aheadMs);
    const isPaused = await page.clock.pauseAt(at).then(
      () => true,
      () => false,
    );
    if (isPaused) return;
    // On a busy machine that moment may be over before it was said.
    if (aheadMs > 100) throw new Error('the clock could not be stopped');
  }
}

/** The visit that it was for is over: nothing is marked any more, now or later. */
export async function scanningHasEnded(page: Page): Promise<void> {
  await page.clock.runFor(10_000);
  await expect(page.locator('[data-scan]')).toHaveCount(0);
  await page.clock.resume();
}

export async function takeByOneSwitch(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  for (let step = 0; step < MOST_STEPS; step++) {
    const mark = await wanted.first().getAttribute('data-scan');
    if (mark !== null) await PRESSES[step % PRESSES.length]?.(page);
    if (mark === 'one' && (await page.locator('[data-scan]').count()) === 0) return;
    await page.clock.runFor(STEP_MS);
  }
  expect(`the scan took ${wanted}`).toBe('it never did');
}
