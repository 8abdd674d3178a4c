// One drawing as a PNG, painted by the browser.
import type { Page } from 'playwright';
import type { Drawing } from './drawings.ts';

export async function paint(page: Page, { svg, size }: Drawing): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html, body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}
