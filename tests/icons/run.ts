// `npm run icons`: makes every picture of the mark, and those that are shown when the kiosk is installed, from `public/icons/icon.svg` and
// the kiosk as it is built. What it makes is committed; tests hold it to its source.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { buildApps } from '../../src/server/commands/build-apps.ts';
import { CHROMIUM_ARGS, findOrInstallChromium } from '../support/chromium.ts';
import { consoleMark, drawings, SOURCE } from './drawings.ts';
import { takeInstallPictures } from './install-pictures.ts';
import { paint } from './paint.ts';

const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: CHROMIUM_ARGS });
await paintMarks(browser);
await buildApps();
await takeInstallPictures(browser, resolve('dist'), keep);
await browser.close();

async function paintMarks(on: Browser): Promise<void> {
  const source = readFileSync(SOURCE, 'utf8');
  keep('icons/console.svg', Buffer.from(consoleMark(source)));
  const page = await on.newPage();
  for (const drawing of drawings(source)) keep(`icons/${drawing.file}`, await paint(page, drawing));
  await page.close();
}

function keep(file: string, content: Buffer): void {
  writeFileSync(join('public', file), content);
  console.log(`${file}, ${content.length} bytes`);
}
