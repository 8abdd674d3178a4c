// Pictures of an app that is installed, in the build as it is handed out: each is what its source draws, and what is looked at only once is
// not kept on every kiosk for ever.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { DIST, precachedFiles } from '../bench/built-kiosk.ts';
import { drawings, SOURCE } from '../icons/drawings.ts';
import { paint } from '../icons/paint.ts';

/** Of 255: letters and edges differ a little from one browser to the next. */
const ALIKE = 2;

test('every icon is what its source draws', async ({ page }) => {
  for (const drawing of drawings(readFileSync(SOURCE, 'utf8'))) {
    const made = readFileSync(join('public/icons', drawing.file));
    expect(await difference(page, made, await paint(page, drawing)), drawing.file).toBeLessThan(ALIKE);
  }
  const [kiosks, consoles] = ['icon', 'console'].map((mark) => readFileSync(`public/icons/${mark}-192.png`));
  expect(await difference(page, kiosks as Buffer, consoles as Buffer), 'the two are told apart').toBeGreaterThan(50);
});

test('what the manifests name is there; a kiosk keeps its own icons, not the other’s, nor what is shown only when it is installed', () => {
  for (const app of ['kiosk', 'console']) {
    const { icons, screenshots = [] } = JSON.parse(readFileSync(join(DIST, app, 'manifest.webmanifest'), 'utf8'));
    for (const { src } of [...icons, ...screenshots]) expect(existsSync(join(DIST, app, src)), `${app}: ${src}`).toBe(true);
  }
  const pictures = precachedFiles().filter((file) => /\.(?:png|svg)$/.test(file));
  expect(pictures.sort()).toEqual(
    ['192.png', '512.png', 'maskable-512.png'].map((end) => `/kiosk/icons/icon-${end}`).concat('/kiosk/icons/icon.svg'),
  );
});

/** On the average of all colours of all pixels. */
function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (urls) => {
      const [a, b] = await Promise.all(urls.map(pixels));
      return (a as number[]).reduce((sum, value, place) => sum + Math.abs(value - (b?.[place] ?? 0)), 0) / (a as number[]).length;

      async function pixels(url: string): Promise<number[]> {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d') as OffscreenCanvasRenderingContext2D;
        canvas.drawImage(image, 0, 0);
        return [...canvas.getImageData(0, 0, image.naturalWidth, image.naturalHeight).data];
      }
    },
    [one, other].map((png) => `data:image/png;base64,${png.toString('base64')}`),
  );
}
