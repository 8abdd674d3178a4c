// Looks at a screen in the sizes people meet it in: no finding of axe, nothing that runs over its edge. With CANDOUR_PICTURES set to a
// folder, a picture of each is left there.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';

/** Of kiosks: upright and lying, large and small. */
export const KIOSK_SIZES = [
  [1080, 1920],
  [1920, 1080],
  [1280, 800],
  [768, 1024],
] as const;

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

export type Sizes = readonly (readonly [number, number])[];

export async function look(page: Page, name: string, sizes: Sizes): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await atRest(page);
    await picture(page, `${name}-${width}x${height}`);
    expect(await page.evaluate(overflowing), `${name} at ${width}×${height} runs over its edge`).toEqual([]);
    let findings = await axe(page);
    // What fades just then, as the first screen's words do every few seconds, is looked at again when it stands.
    for (let again = 0; again < 2 && findings.length > 0; again++) {
      await atRest(page);
      findings = await axe(page);
    }
    expect(findings, `${name} at ${width}×${height}`).toEqual([]);
  }
}

/** Put into a page once, not for every look, which would take several times as long. */
async function axe(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    // The preview's frame shows the kiosk, whose screens are examined as themselves.
    const { violations } = await axe.run({ exclude: ['iframe'] }, { resultTypes: ['violations'], iframes: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
}

/** Nothing moves any more but what never ends. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished.catch(() => undefined)),
    ),
  );
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.CANDOUR_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Runs in the page: what makes it scroll sideways. */
function overflowing(): string[] {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120));
}
