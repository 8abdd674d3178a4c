// What stands around the invitation: hours in the site's own time, out of which the screen dims and still takes feedback; what was said and
// done; a welcome in each language; a little movement. None of it comes before the first paint, or runs while nobody can see it.
import { expect, type Page, test } from '@playwright/test';
import type { Configuration } from '../../src/protocol/configuration.ts';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, type ConsoleSession } from '../support/console-session.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { atRest, KIOSK_SIZES, look } from '../support/look.ts';
import { publish, untilShown } from '../support/publish.ts';
import { until } from '../support/until.ts';
import { begin, rate } from '../support/visitor.ts';

const KIOSK = 'george-town';
const BEAT_MS = 4_000;
/** A Friday, 9:00 in the Cayman Islands, which have no daylight saving time. */
const FRIDAY_MORNING = Date.UTC(2026, 10, 27, 14);
const HOUR = 3_600_000;

const hours: Configuration['hours'] = {
  open: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', until: '17:00' }],
  closed: [{ day: '2026-11-30', name: { en: 'Heroes Day', es: 'Día de los Héroes' } }],
};
const saidDone = [
  {
    date: '2026-09-15',
    said: { en: 'There is nowhere private to talk.', es: 'No hay dónde hablar en privado.' },
    done: { en: 'Ask at the desk: a room is kept free for you.', es: 'Pregunte en recepción: hay una sala libre para usted.' },
  },
  {
    date: '2026-10-15',
    said: { en: 'The door is too heavy for a wheelchair.', es: 'La puerta pesa demasiado para una silla de ruedas.' },
    done: { en: 'It opens by itself now.', es: 'Ahora se abre sola.' },
  },
];

test.describe.configure({ mode: 'serial' });

let collector: CollectorProcess;
let administrator: ConsoleSession;
let kiosk: KioskWindow;
let page: Page;

test.beforeAll(async () => {
  collector = await aCollector();
  administrator = await anAdministrator(collector);
  await publish(administrator, KIOSK, ({ attract }) => ({ hours, attract: { ...attract, saidDone }, sync: { intervalMs: 1_000 } }));
});

test.afterAll(async () => {
  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

/** The kiosk at that moment; from then on its time stands still until a test lets it run. */
async function at(epochMs: number): Promise<void> {
  // On a busy machine the second may be over before it is stopped.
  await expect(async () => {
    await page.clock.install({ time: epochMs });
    await page.clock.pauseAt(epochMs + 1_000);
  }).toPass();
  await page.goto(`${collector.url}/kiosk/`);
  await expect(async () => {
    await page.clock.runFor(20);
    await expect(page.locator('.around')).toBeVisible({ timeout: 100 });
  }).toPass();
}
const shown = () => page.locator('.said-done > [data-on="true"]');
const title = () => page.locator('.attract h1 > [data-on="true"]');

test('the invitation waits for none of it: with the rest held back it stands, and a touch begins a visit', async () => {
  const held: string[] = [];
  kiosk = await aKioskWindow('about:blank', {
    prepare: (context) =>
      context.route(/attract-extras/, async (route) => {
        held.push(route.request().url());
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      }),
  });
  page = kiosk.page;
  await page.goto(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, KIOSK)}`);
  await expect(title()).toHaveText('How was your visit?');
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await begin(page);
  await expect(page.locator('.around')).toHaveCount(0);
  await kiosk.context.unrouteAll({ behavior: 'ignoreErrors' });
  await page.reload();
  await expect(page.locator('.around')).toBeVisible();
  await untilShown(administrator, KIOSK);
});

test('what was said and done is shown in turn, in each language, with the welcome in the same one', async () => {
  await at(FRIDAY_MORNING);
  await expect(title()).toHaveText('How was your visit?');
  await expect(shown()).toHaveText(/You said.*nowhere private.*We did September 2026.*a room is kept free/);
  await expect(page.getByText('The door is too heavy')).toBeHidden();
  await atRest(page);
  const before = await page.getByRole('button', { name: /Touch to tell us/ }).boundingBox();
  await page.clock.runFor(3 * BEAT_MS);
  await expect(title()).toHaveText('¿Cómo fue su visita?');
  await expect(shown()).toHaveText(/Usted dijo.*en privado.*septiembre de 2026.*una sala libre/);
  await page.clock.runFor(3 * BEAT_MS);
  await expect(title()).toHaveText('How was your visit?');
  await expect(shown()).toHaveText(/too heavy for a wheelchair.*It opens by itself now/);
  await atRest(page);
  expect(await page.getByRole('button', { name: /Touch to tell us/ }).boundingBox(), 'what is touched stays where it is').toEqual(before);
});

test('everything moves a few pixels over minutes, against burn-in', async () => {
  await at(FRIDAY_MORNING);
  const drift = () =>
    page.locator('.attract').evaluate((screen) => [screen.style.getPropertyValue('--drift-x'), screen.style.getPropertyValue('--drift-y')]);
  const place = () => title().boundingBox();
  const [before, start] = [await drift(), await place()];
  await page.clock.runFor(8 * BEAT_MS);
  expect(await drift()).not.toEqual(before);
  await expect.poll(async () => (await place())?.y).not.toBe(start?.y);
  const end = await place();
  for (const side of ['x', 'y'] as const) expect(Math.abs((end?.[side] ?? 0) - (start?.[side] ?? 0))).toBeLessThanOrEqual(8);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await at(FRIDAY_MORNING);
  const still = await drift();
  await page.clock.runFor(74 * BEAT_MS);
  expect(await drift(), 'no movement where it is unwelcome').toEqual(still);
  await page.clock.runFor(2 * BEAT_MS);
  expect(await drift(), 'but a small jump every five minutes').not.toEqual(still);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
});

test('it rests while it is hidden, and looks at the clock when it is seen again', async () => {
  await at(FRIDAY_MORNING);
  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (value ? 'hidden' : 'visible') });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  const changes = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let count = 0;
          const observer = new MutationObserver((list) => (count += list.length));
          observer.observe(document.querySelector('.attract') as Element, {
            attributes: true,
            childList: true,
            characterData: true,
            subtree: true,
          });
          const stopCounting = () => {
            observer.disconnect();
            resolve(count);
          };
          Object.assign(window, { stopCounting });
        }),
    );
  const afterRunning = async (ms: number) => {
    const counted = changes();
    await page.clock.runFor(ms);
    await page.evaluate(() => (window as unknown as { stopCounting(): void }).stopCounting());
    return counted;
  };
  expect(await afterRunning(6 * BEAT_MS)).toBeGreaterThan(0);
  await hide(true);
  expect(await afterRunning(30 * BEAT_MS)).toBe(0);
  await page.clock.runFor(8 * HOUR);
  await expect(shown()).toHaveCount(1);
  await hide(false);
  await expect(page.getByText('The counter is closed now.')).toBeVisible();
});

test('out of hours the screen dims and says when the counter opens, by the site’s time; at eight it is bright again', async () => {
  const brightness = () =>
    page
      .locator('.attract')
      .evaluate((screen) => Math.max(...(getComputedStyle(screen).backgroundColor.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)));
  await at(FRIDAY_MORNING);
  const bright = await page.evaluate(() =>
    Math.max(...(getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? []).map(Number)),
  );
  await at(FRIDAY_MORNING + 10 * HOUR);
  await expect(page.locator('.counter')).toContainText(
    'The counter is closed now. It opens again: Tuesday, 8:00 AM. You can tell us here at any time.',
  );
  await expect(page.locator('.counter dl > div')).toHaveText(['Monday – Friday8:00 AM – 5:00 PM', 'Saturday – Sundayclosed']);
  await expect.poll(brightness, 'dim').toBeLessThan(bright / 4);
  await page.clock.resume();
  await look(page, 'attract-closed', KIOSK_SIZES);

  await at(Date.UTC(2026, 10, 30, 14));
  await expect(page.locator('.counter')).toContainText('Closed today: Heroes Day. It opens again: tomorrow, 8:00 AM.');
  await at(Date.UTC(2026, 11, 1, 12, 59, 50));
  await expect(page.locator('.counter')).toContainText('It opens again: today, 8:00 AM.');
  await page.clock.runFor(4 * BEAT_MS);
  await expect(page.locator('.counter')).toHaveCount(0);
  await expect(shown()).toHaveCount(1);
  await page.clock.resume();
  await look(page, 'attract-open', KIOSK_SIZES);
});

test('and takes feedback all the same', async () => {
  await page.goto('about:blank');
  const before = (await ratings()).length;
  await page.close();
  page = await kiosk.context.newPage();
  await page.clock.setFixedTime(FRIDAY_MORNING + 12 * HOUR);
  await page.goto(`${collector.url}/kiosk/`);
  await expect(page.getByText('The counter is closed now.')).toBeVisible();
  await begin(page);
  await rate(page, 'Happy');
  await until(ratings, ({ length }) => length > before, 30_000);
});

test('without anything said and done, it says until when the counter is open', async () => {
  await publish(administrator, KIOSK, ({ attract }) => ({ attract: { title: attract.title, invitation: attract.invitation } }));
  await page.clock.setFixedTime(FRIDAY_MORNING);
  await expect(async () => {
    await page.goto(`${collector.url}/kiosk/`);
    await expect(page.getByText('The counter is open until 5:00 PM.')).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

async function ratings(): Promise<ExportedEntry[]> {
  return (JSON.parse(await administrator.text('/exports/entries.json')) as ExportedEntry[]).filter(({ kind }) => kind === 'rating');
}
