// A look of its own: logo and colours from configuration, under the real content policy, also without a network; what a person needs
// to see goes before what an organisation likes.
import { expect, type Page, test } from '@playwright/test';
import type { Configuration } from '../../src/protocol/configuration.ts';
import { PASSWORD } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { SVG_LOGO, svgUrl } from '../support/logos.ts';
import { KIOSK_SIZES, look } from '../support/look.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { publish, untilShown } from '../support/publish.ts';
import { begin, rate } from '../support/visitor.ts';

const KIOSK = 'george-town';
const LOOK: Configuration['look'] = { logo: svgUrl(SVG_LOGO), colours: { brand: '#1c3d6e', onBrand: '#ffffff' } };
const BLUE = 'rgb(28, 61, 110)';
const GREEN = 'rgb(15, 88, 72)';

let rig: PairedKiosk;
const refused: string[] = [];

test.beforeAll(async () => {
  rig = await aPairedKiosk(KIOSK, undefined, (administrator) => publish(administrator, KIOSK, () => ({ look: LOOK })));
  rig.page.on('console', (message) => /Content Security Policy|Trusted/.test(message.text()) && refused.push(message.text()));
  await untilShown(rig.administrator, KIOSK);
});
test.afterAll(() => rig.end());

test('stands on every screen, and is there without a network', async () => {
  const { page } = rig;
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.context().setOffline(true);
  await page.reload();
  await expect.poll(() => colourOf(page)).toBe(BLUE);
  expect(await logoWidth(page)).toBeGreaterThan(0);
  await page.context().setOffline(false);
  expect(refused).toEqual([]);
});

test('gives way to the dark, to a wish for more contrast, and to what a visitor chose', async () => {
  const { page } = rig;
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => colourOf(page)).not.toBe(BLUE);
  await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
  await expect.poll(() => colourOf(page)).toBe(GREEN);
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
  await expect.poll(() => colourOf(page)).toBe(BLUE);
});

test('leaves the faces alone, and every screen easy to read, in each size', async () => {
  test.setTimeout(180_000);
  const { page } = rig;
  await look(page, 'look-attract', KIOSK_SIZES);
  await begin(page);
  const faces = await page.locator('.face-head').evaluateAll((heads) => heads.map((head) => getComputedStyle(head).fill));
  expect(new Set(faces).size).toBe(faces.length);
  expect(faces).not.toContain(BLUE);
  await look(page, 'look-question', KIOSK_SIZES);
  await rate(page, 'Happy');
  await page.locator('.reason').first().tap();
  await look(page, 'look-reasons', KIOSK_SIZES);
});

test('a touch is answered by sound and a shake where that is wanted: alike for every face, and not otherwise', async () => {
  const { page, administrator } = rig;
  await page.addInitScript(countAnswers);
  await page.getByRole('button', { name: 'No more, thanks' }).tap();
  await page.reload();
  await begin(page);
  expect(await answers(page), 'nobody asked for it').toEqual({ ticks: [], shakes: [] });
  await publish(administrator, KIOSK, () => ({ response: { sound: true, vibration: true }, sync: { intervalMs: 1_000 } }));
  const loaded = page.waitForResponse(/answer-touches/);
  await page.reload();
  await untilShown(administrator, KIOSK);
  await loaded;
  for (const [turn, face] of (['Very happy', 'Very unhappy'] as const).entries()) {
    await begin(page);
    await rate(page, face);
    await page.getByRole('button', { name: 'No more, thanks' }).tap();
    await page.locator('button.cover').tap();
    await expect.poll(async () => (await answers(page)).ticks.length).toBe(4 * (turn + 1));
  }
  const { ticks, shakes } = await answers(page);
  expect(new Set(ticks).size).toBe(1);
  expect(new Set(shakes).size).toBe(1);
  expect(shakes).toHaveLength(8);
});

test('goes when it is published without', async () => {
  const { page, administrator } = rig;
  await publish(administrator, KIOSK, () => ({ look: undefined, sync: { intervalMs: 1_000 } }) as Partial<Configuration>);
  await page.reload();
  await untilShown(administrator, KIOSK);
  await expect.poll(() => colourOf(page)).toBe(GREEN);
  await expect(page.locator('.logo')).toHaveCount(0);
});

test('an administrator gives it in the console: what can’t be read is said with what was measured, and the preview wears it', async () => {
  const console = await aKioskWindow(`${rig.collector.url}/console/`, { width: 1440, height: 900 });
  const { page } = console;
  await page.getByLabel('Name', { exact: true }).fill('administrator');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await page.goto(`${rig.collector.url}/console/#/kiosks/${KIOSK}/configuration`);
  const part = page.getByRole('region', { name: 'Look' });
  const logo = part.getByLabel('Logo', { exact: true });
  await logo.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg><script/></svg>') });
  await expect(part.getByText('a logo has no elements that act')).toBeVisible();
  await logo.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(SVG_LOGO) });
  await part.getByLabel('Own colours').check();
  await part.getByLabel('Colour of buttons').fill('#8aa4c8');
  await expect(part.getByText('Words on buttons have a contrast of 2.6:1; 4.5:1 is needed.')).toBeVisible();
  await expect(part.getByText(/on the screen it has a contrast of 2\.34:1/)).toBeVisible();
  await part.getByLabel('Colour of buttons').fill('#1c3d6e');
  await expect(part.locator('.error')).toHaveCount(0);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('.logo')).toBeVisible();
  await expect
    .poll(() =>
      frame
        .locator('.primary')
        .first()
        .evaluate((button) => getComputedStyle(button).backgroundColor),
    )
    .toBe(BLUE);
  await part.scrollIntoViewIfNeeded();
  await look(page, 'console-look', [
    [1440, 900],
    [390, 844],
  ]);
  await console.close();
  removeProfile(console.profile);
});

type Answers = { ticks: number[]; shakes: unknown[] };

/** Runs in the page, before it: what it lets the device do, written down. */
function countAnswers(): void {
  const answers: Answers = { ticks: [], shakes: [] };
  Object.assign(window, { answers });
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (when) {
    answers.ticks.push(this.frequency.value);
    start.call(this, when);
  };
  navigator.vibrate = (pattern) => answers.shakes.push(pattern) > 0;
}

function answers(page: Page): Promise<Answers> {
  return page.evaluate(() => (window as unknown as { answers: Answers }).answers);
}

function colourOf(page: Page): Promise<string> {
  return page
    .locator('.primary')
    .first()
    .evaluate((button) => getComputedStyle(button).backgroundColor);
}

function logoWidth(page: Page): Promise<number> {
  return page
    .locator('.top-bar .logo')
    .evaluate((image) => (image as HTMLImageElement).decode().then(() => (image as HTMLImageElement).naturalWidth));
}
