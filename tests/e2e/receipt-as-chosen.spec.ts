// The receipt's page at a kiosk follows what a visitor chose there for their eyes and their reach: through the door by touch, and measured on four
// kinds of glass. The kiosk stands in George Town.
import { expect, type Page, test } from '@playwright/test';
import { receiptReference } from '../../src/protocol/receipt.ts';
import type { ReceiptAnswer } from '../../src/protocol/receipt-api.ts';
import { faintText } from '../gallery/faint-text.ts';
import { KIOSK_SIZES, look } from '../support/look.ts';
import { withForm } from '../support/message-visit.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { publish, untilShown } from '../support/publish.ts';
import { begin } from '../support/visitor.ts';

const KIOSK = 'george-town';
const [WHITE, BLACK] = ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'];
/** As in access-measured.spec.ts. */
const GLASSES = [
  { width: 1080, height: 1920, mm: 3.6 },
  { width: 1920, height: 1080, mm: 3.6 },
  { width: 1280, height: 800, mm: 5.9 },
  { width: 768, height: 1024, mm: 5.2 },
] as const;
const CHOSEN = [
  { lang: 'en', text: 'large', contrast: 'dark', reach: 'normal' },
  { lang: 'fr', text: 'large', contrast: 'light', reach: 'low' },
  { lang: 'ar', text: 'large', contrast: 'normal', reach: 'low' },
  { lang: 'es', text: 'normal', contrast: 'dark', reach: 'low' },
] as const;

const REFERENCE = receiptReference('P3W9VP', 23 ** 5);
const SECRET = 'WMWMQWMWQMWMWQMW';
const ANSWERED: ReceiptAnswer = {
  state: 'answered',
  organisation: { en: 'Royal Cayman Islands Police Service' },
  site: { en: 'George Town Police Station' },
  receivedOn: '2026-09-23',
  acknowledge: { by: '2026-09-30', toBeConfirmed: false, on: null },
  answer: { by: null, toBeConfirmed: false, on: '2026-10-28' },
  told: [{ day: '2026-10-28', text: 'The roof is mended. We are sorry that it rained in.', outcome: 'upheld' }],
  added: [{ day: '2026-10-01', hasText: true, wantsContact: true, satisfied: null }],
  asksSatisfied: true,
};

test.describe.configure({ mode: 'serial' });

let rig: PairedKiosk;
let page: Page;
let answer: ReceiptAnswer | null;

test.beforeAll(async () => {
  rig = await aPairedKiosk(KIOSK, undefined, (admin) => publish(admin, KIOSK, withForm({})));
  ({ page } = rig);
  await untilShown(rig.administrator, KIOSK);
  await page.evaluate(() => navigator.serviceWorker.ready);
});
test.afterAll(() => rig.end());

test('large text, white on black, and lower down: chosen by touch, they go through the door, and end where the kiosk begins anew', async () => {
  const asked: string[] = [];
  rig.kiosk.context.on('request', (request) => request.serviceWorker() && asked.push(request.url()));
  await page.setViewportSize({ width: 1080, height: 1920 });
  await throughTheDoor();
  const before = await sizeOfText();
  await page.locator('header > .primary').tap();

  await begin(page);
  await page.getByRole('button', { name: 'Access', exact: true }).tap();
  for (const name of ['Large text', 'White on black', 'Everything lower down']) await page.getByRole('button', { name, exact: true }).tap();
  await page.getByRole('button', { name: 'Done', exact: true }).tap();
  const onTheWay = await sizeOfText();
  await page.getByRole('button', { name: 'I have a receipt' }).tap();
  await page.locator('.codes .pad').waitFor();
  expect(await sizeOfText(), 'as large as on the kiosk').toBe(onTheWay);
  expect(onTheWay).toBeGreaterThan(1.4 * before);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('color', WHITE);
  for (const ground of ['html', '.card', '.pad button']) await expect(page.locator(ground).first()).toHaveCSS('background-color', BLACK);
  expect(await highTargets()).toEqual([]);
  await look(page, 'receipt-as-chosen-through-the-door', KIOSK_SIZES);

  await page.locator('header > .primary').tap();
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-text', 'normal');
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'normal');
  const forPage = asked.filter((url) => url.includes('/kiosk/receipt'));
  expect(new Set(forPage), 'the collector is not told').toEqual(new Set([`${rig.collector.url}/kiosk/receipt`]));
});

for (const chosen of CHOSEN)
  for (const glass of GLASSES)
    test(`${Object.values(chosen).join(', ')} at ${glass.width}×${glass.height}: every screen fits, words and fingers alike`, async () => {
      const { width, height, mm } = glass;
      await page.setViewportSize({ width, height });
      await page.clock.install();
      await page.route('**/api/v1/receipts/*', (route) => (answer ? route.fulfill({ json: answer }) : route.abort()));
      const query = new URLSearchParams({ kiosk: '', ...chosen, mm: String(mm) });
      const address = `${rig.collector.url}/kiosk/receipt?${query}`;
      const fits = (screen: string) => expectFit(`${Object.values(chosen).join('-')}-${screen}`, glass, chosen);

      await page.goto(address);
      for (const character of REFERENCE + SECRET) await page.locator('.pad').getByRole('button', { name: character, exact: true }).tap();
      await fits('typed');
      await page.locator('.pad .erase').tap();
      await page.locator('.codes .primary').tap();
      await expect(page.locator('.wrong')).toHaveCount(1);
      await fits('wrong');
      await page.locator('header > [popovertarget]').tap();
      await fits('languages');

      answer = { state: 'not-arrived' };
      await page.goto('about:blank');
      await page.goto(`${address}#${REFERENCE}.${'A'.repeat(22)}`);
      await page.locator('main > .buttons button').waitFor();
      await fits('not-arrived');
      answer = ANSWERED;
      await page.locator('main > .buttons button').tap();
      await page.locator('.choice').nth(1).tap();
      await page.locator('.choice').nth(2).tap();
      answer = null;
      await page.locator('form .primary').tap();
      await expect(page.locator('.trouble')).toBeInViewport();
      expect(await page.evaluate(behindBar), 'what went wrong is not behind the bar').toBe(false);
      await fits('trouble');
      await page.clock.runFor(43_000);
      await page.locator('.fading').waitFor();
      await fits('fading');
    });

/** On the screen as it stands and, of a longer one, where it begins. */
async function expectFit(name: string, { width, height, mm }: (typeof GLASSES)[number], { contrast, reach }: (typeof CHOSEN)[number]) {
  await look(page, `receipt-as-chosen-${name}`, [[width, height]]);
  expect(await page.evaluate(cut), name).toEqual([]);
  for (const { name: target, box } of await targets()) expect(Math.min(box.width, box.height) / mm, target).toBeGreaterThanOrEqual(19.9);
  if (contrast !== 'normal') expect(await page.evaluate(faintText, { words: 7, large: 7 }), name).toEqual([]);
  await page.evaluate(() => scrollTo(0, 0));
  if (reach === 'low') expect(await highTargets(), name).toEqual([]);
}

async function throughTheDoor(): Promise<void> {
  await begin(page);
  await page.getByRole('button', { name: 'I have a receipt' }).tap();
  await page.locator('.codes .pad').waitFor();
}

/** Pixels. */
const sizeOfText = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

/** What there is to touch, but for the fields, whose keys are below. Of the languages, while they lie over everything, them alone. */
const targets = () =>
  page.evaluate(() => {
    const scope = document.querySelector(':popover-open') ?? document.body;
    return [...scope.querySelectorAll('button, .choice')]
      .filter((one) => one.checkVisibility())
      .map((one) => ({ name: one.textContent || one.className, box: one.getBoundingClientRect().toJSON() as DOMRect }));
  });

/** Those whose middle lies in the upper half. */
async function highTargets(): Promise<string[]> {
  const middle = (page.viewportSize()?.height ?? 0) / 2;
  return (await targets()).filter(({ box }) => (box.top + box.bottom) / 2 < middle).map(({ name }) => name);
}

/** Runs in the page: whether the bar covers anything of why nothing could be sent. */
function behindBar(): boolean {
  const [bar, line] = ['header', '.trouble'].map((one) => document.querySelector(one)?.getBoundingClientRect());
  return !bar || !line || (line.bottom > bar.top + 1 && line.top < bar.bottom - 1);
}

/** Runs in the page: what shows less than it says, or lies over the edge to the side. */
function cut(): string[] {
  return [...document.querySelectorAll('header *, main *, .fading *')]
    .filter((one) => one.checkVisibility() && !one.closest('svg'))
    .filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 ? true : left < -1 || right > innerWidth + 1;
    })
    .map((one) => `${one.outerHTML.slice(0, 80)} ${one.scrollWidth} in ${one.clientWidth}`);
}
