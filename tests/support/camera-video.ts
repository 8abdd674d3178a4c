// Pictures as what a camera sees: a small film (YUV4MPEG2) that Chromium plays in place of a camera. The browser itself decodes the
// screenshots.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES_A_SECOND = 4;

/** Arguments for a Chromium whose camera shows these PNG files, a quarter of a second each, again and again. */
export async function cameraArgs(page: Page, pictures: readonly Buffer[]): Promise<string[]> {
  const chunks: Buffer[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420\n`)];
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  for (const picture of pictures) chunks.push(Buffer.from('FRAME\n'), await luma(page, picture), grey);
  const file = join(mkdtempSync(join(tmpdir(), 'candour-camera-')), 'camera.y4m');
  writeFileSync(file, Buffer.concat(chunks));
  return ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
}

/** Scaled to fit, in the middle of a grey picture. */
async function luma(page: Page, picture: Buffer): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ png, width, height }) => {
      const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      const scale = Math.min(width / image.width, height / image.height);
      context.fillStyle = '#777';
      context.fillRect(0, 0, width, height);
      const [w, h] = [image.width * scale, image.height * scale];
      context.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
      const { data } = context.getImageData(0, 0, width, height);
      let text = '';
      for (let at = 0; at < data.length; at += 4) {
        const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
        text += String.fromCharCode(Math.round(16 + (0.299 * red + 0.587 * green + 0.114 * blue) * (219 / 255)));
      }
      return btoa(text);
    },
    { png: picture.toString('base64'), width: WIDTH, height: HEIGHT },
  );
  return Buffer.from(base64, 'base64');
}
