// A code on the kiosk's screen, as a phone would read it.
import type { Page } from '@playwright/test';
import { decodeQR } from 'qr/decode.js';

export async function scannedFrom(page: Page): Promise<string> {
  const { size, grey } = await page.locator('.receipt-card svg').evaluate(draw);
  const data = Uint8Array.from(grey.flatMap((light) => [light, light, light, 255]));
  return decodeQR({ width: size, height: size, data });
}

/** Runs in the page. */
async function draw(svg: Element): Promise<{ size: number; grey: number[] }> {
  const size = 400;
  const image = new Image(size, size);
  const text = new XMLSerializer().serializeToString(svg);
  image.src = `data:image/svg+xml,${encodeURIComponent(text.replace('<svg', `<svg width="${size}" height="${size}"`))}`;
  await image.decode();
  const drawing = new OffscreenCanvas(size, size).getContext('2d') as OffscreenCanvasRenderingContext2D;
  drawing.drawImage(image, 0, 0, size, size);
  const { data } = drawing.getImageData(0, 0, size, size);
  return { size, grey: Array.from({ length: size * size }, (_, at) => data[4 * at] ?? 0) };
}
