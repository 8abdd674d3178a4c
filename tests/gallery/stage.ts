// Where pictures are taken: the built kiosk, served as the collector serves it, in the frame that the console previews it in. Time-outs are
// long; nothing moves.
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, BrowserContext, Frame, Page } from 'playwright';
import { registerStaticApps } from '../../src/server/http/static-apps.ts';
import { watchWords } from '../support/words-on-screen.ts';
import { EXTRA_SCREENS } from './extra-screens.ts';
import { MODES, type Picture } from './pictures.ts';
import { sampleAnswers } from './sample-answers.ts';

export type Stage = {
  readonly page: Page;
  show(picture: Picture): Promise<Frame>;
  resize(width: number, height: number): Promise<void>;
  end(): Promise<void>;
};

/** A Tuesday morning in the Caribbean, when offices in Nairobi have closed. */
const OPEN_HERE_CLOSED_THERE = new Date('2026-11-24T15:30:00Z');

/** `folder` holds `kiosk/`, as it was built. */
export async function aStage(browser: Browser, folder: string, scale: number): Promise<Stage> {
  const server = await aServer(folder);
  const context = await browser.newContext({ deviceScaleFactor: scale, hasTouch: true, reducedMotion: 'reduce', serviceWorkers: 'block' });
  await watchWords(context);
  await context.addInitScript({ path: fileURLToPath(import.meta.resolve('axe-core/axe.min.js')) });
  const page = await context.newPage();
  await page.clock.setFixedTime(OPEN_HERE_CLOSED_THERE);
  await page.goto(server.url);
  const frame = page.frames().find((one) => one.url().includes('?preview'));
  if (!frame) throw new Error('the kiosk did not open');
  await page.evaluate(() => window.kioskIsReady);
  return {
    page,
    async show(picture) {
      await show(page, frame, picture);
      return frame;
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    end: () => end(context, server),
  };
}

type Server = { url: string; close(): void };

function aServer(folder: string): Promise<Server> {
  const app = new Hono();
  app.get('/stage', (context) => context.html(STAGE));
  registerStaticApps(app, folder);
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://localhost:${port}/stage`, close: () => server.close() }),
    );
  });
}

declare global {
  interface Window {
    kioskIsReady?: Promise<void>;
  }
}

/** It hears of the kiosk before the kiosk speaks. */
const STAGE = `<!doctype html><html lang="en"><title>Gallery</title>
<style>html, body { margin: 0; height: 100% } iframe { display: block; width: 100%; height: 100%; border: 0 }</style>
<script>window.kioskIsReady = new Promise((resolve) => addEventListener('message', ({ data }) => data.type === 'preview-ready' && resolve()))</script>
<iframe title="Kiosk" src="/kiosk/?preview"></iframe></html>`;

async function show(page: Page, frame: Frame, { configuration, screen, locale, mode }: Picture): Promise<void> {
  const [name, extra] = screen.split('+') as [string, string | undefined];
  const idle = { warnAfterMs: 300_000, resetAfterMs: 120_000, thanksForMs: 20_000 };
  const message = {
    ...{ type: 'preview-configuration', configuration: { ...configuration, idle }, screen: name, locale },
    ...{ answers: sampleAnswers(configuration, name), isMissing: extra === 'missing' },
  };
  // What was opened on the same screen before goes with it.
  await page.evaluate(showInFrame, { message: { ...message, screen: 'attract' }, screen: 'attract' });
  await page.evaluate(showInFrame, { message, screen: name });
  await frame.evaluate(setMode, MODES[mode]);
  await EXTRA_SCREENS.find((one) => one.name === extra)?.reach(frame);
  // Where the panel was opened, the page has set itself as nobody chose in it.
  await frame.evaluate(setMode, MODES[mode]);
  await settled(frame);
}

/** Runs in the page. */
function showInFrame({ message, screen }: { message: object; screen: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const heard = ({ data }: MessageEvent) => {
      if (data.type === 'preview-failed') reject(new Error(data.reason));
      if (data.type !== 'preview-shown' || data.screen !== screen) return;
      removeEventListener('message', heard);
      resolve();
    };
    addEventListener('message', heard);
    document.querySelector('iframe')?.contentWindow?.postMessage(message, location.origin);
  });
}

/** Runs in the page: as the page itself does when a visitor chose it. */
function setMode(mode: Record<string, string>): void {
  const { dataset } = document.documentElement;
  for (const [key, normal] of [
    ['text', 'normal'],
    ['contrast', 'normal'],
    ['reach', 'normal'],
  ] as const)
    dataset[key] = mode[key] ?? normal;
}

/** Letters have come, and what was begun has been painted. */
export async function settled(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished.catch(() => undefined)),
    );
  });
}

async function end(context: BrowserContext, server: Server): Promise<void> {
  await context.close();
  server.close();
}
