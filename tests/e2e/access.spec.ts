// A kiosk for every body, on the shipped configuration of the police: what the access panel offers takes effect at once and ends with the visit;
// keys and one switch do what they should, and no more. Whole complaints by each way: complaint-by-every-way.spec.ts.
import { expect, type Page, test } from '@playwright/test';
import { QUIET_MS } from '../../src/kiosk/access/ignore-repeats.ts';
import { aStaffMember, type ConsoleSession, inboxItems } from '../support/console-session.ts';
import { paceScan, scanningHasEnded, takeByOneSwitch } from '../support/one-switch.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { publish } from '../support/publish.ts';
import { actKey, aFinger, untilKeyboard } from '../support/typing.ts';
import { until } from '../support/until.ts';
import { begin, rate } from '../support/visitor.ts';

test.describe.configure({ mode: 'serial' });

let rig: PairedKiosk;
let page: Page;
let staff: ConsoleSession;
const complaints: string[] = [];

test.beforeAll(async () => {
  rig = await aPairedKiosk('george-town', undefined, (administrator) =>
    publish(administrator, 'george-town', () => ({ sync: { intervalMs: 1_000 }, access: { switchKey: 'F8', speechKey: 'F9' } })),
  );
  ({ page } = rig);
  await page.clock.install();
  staff = await aStaffMember(rig.collector, rig.administrator);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
});

test.afterAll(() => rig.end());

test.beforeEach(async () => {
  await page.reload();
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  // What makes it easier to use loads after the first paint.
  await page.waitForFunction(() => document.documentElement.dataset.text === 'normal');
});

test('what is chosen takes effect at once, stays for the visit, and is gone for the next visitor', async () => {
  await openAccess();
  for (const name of ['Large text', 'White on black', 'Everything lower down']) await toggle(name);
  expect(await needsShown()).toEqual({ text: 'large', contrast: 'dark', reach: 'low' });
  await toggle('Black on white');
  await expect(page.getByRole('button', { name: 'White on black' })).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('button', { name: 'Done', exact: true }).tap();
  await begin(page);
  await rate(page, 'Happy');
  expect(await needsShown()).toEqual({ text: 'large', contrast: 'light', reach: 'low' });
  await page.getByRole('button', { name: 'No more, thanks' }).tap();
  await expect(page.getByRole('button', { name: 'Access' }), 'on every screen').toBeVisible();
  await page.locator('button.cover').tap();
  await expect(page.locator('.attract')).toBeVisible();
  expect(await needsShown()).toEqual({ text: 'normal', contrast: 'normal', reach: 'normal' });
});

test('by keys alone: Escape does no harm, arrows go where they point, the focus is always to be seen and comes back to where it was', async () => {
  const words = 'By keys alone.';
  await focusOn(/Touch to tell us/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /How was our service/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await focusOn(/^Very happy$/);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'Happy', exact: true })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { name: /What made the difference/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.locator('.reason[aria-pressed="true"]')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await focusOn(/^Access$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /easier/ })).toBeVisible();
  await focusOn(/Large text/);
  await page.keyboard.press('Space');
  expect((await needsShown()).text).toBe('large');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Access' }), 'back where it was').toBeFocused();
  await expect(page.locator('.reason[aria-pressed="true"]')).toHaveCount(2);
  await focusOn(/^Continue$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(words);
  await focusOn(/^Send$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Thank you', exact: true })).toBeVisible();
  await until(
    async () => (await inboxItems(staff)).map((item) => ({ words: item.words, face: item.face?.valueId })),
    (items) => items.some((item) => item.words === words && item.face === 'happy'),
  );
});

test('a key that is held presses nothing; held on, it begins the one-button use, which a finger ends', async () => {
  await begin(page);
  await focusOn(/^Very unhappy$/);
  await page.keyboard.down('Enter');
  for (let repeat = 0; repeat < 5; repeat++) await page.keyboard.down('Enter');
  await expect(page.getByText('Touch anywhere to choose what is marked.')).toBeVisible();
  await page.keyboard.up('Enter');
  await expect(page.getByRole('heading', { name: /How was our service/ }), 'nothing was rated').toBeVisible();
  await page.getByRole('button', { name: 'End one-button use' }).tap();
  await expect(page.locator('.access-bar')).toHaveCount(0);
  await expect(page.locator('[data-scan]')).toHaveCount(0);
  await rate(page, 'Happy');
});

test('the key that is configured for the switch begins it at once; with the visit it ends, and nothing is marked later', async () => {
  await begin(page);
  await rate(page, 'Happy');
  await page.keyboard.press('F8');
  await expect(page.locator('[data-scan]').first()).toBeVisible();
  await paceScan(page);
  await takeByOneSwitch(page, page.getByRole('button', { name: 'No more, thanks' }));
  await expect(page.getByRole('heading', { name: 'Thank you', exact: true })).toBeVisible();
  await scanningHasEnded(page);
});

test('who touches twice without meaning to is heard once, if they asked for it; the next visitor’s second touch counts again', async () => {
  const reason = page.locator('.reason').first();
  const twice = async () => {
    const { x, y, width, height } = (await reason.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    for (let touch = 0; touch < 2; touch++) await page.touchscreen.tap(x + width / 2, y + height / 2);
  };
  await rateWithRepeatsIgnored();
  await twice();
  await expect(reason).toHaveAttribute('aria-pressed', 'true');
  await aPause();
  await page.getByRole('button', { name: 'No more, thanks' }).tap();
  await aPause();
  await page.locator('button.cover').tap();
  await expect(page.locator('.attract')).toBeVisible();
  await begin(page);
  await rate(page, 'Happy');
  await twice();
  await expect(reason).toHaveAttribute('aria-pressed', 'false');
});

test('a key that is held is pressed once for who asked for that, on the screen and on the device', async () => {
  await rateWithRepeatsIgnored();
  await page.getByRole('button', { name: 'Continue' }).tap();
  await untilKeyboard(page);
  await aPause();
  const words = page.getByRole('textbox');
  await page.keyboard.type('abcd');
  const finger = await aFinger(page);
  await finger.down(actKey(page, 'erase'));
  await page.waitForTimeout(1_000);
  await finger.up();
  await expect(words).toHaveValue('abc');
  for (let repeated = 0; repeated < 5; repeated++) await page.keyboard.down('e');
  await page.keyboard.up('e');
  await expect(words).toHaveValue('abce');
});

test('nothing of it broke the strict policy', () => {
  expect(complaints.filter((line) => /policy|trusted|refused|error:/i.test(line))).toEqual([]);
});

/** Up to the reasons. Every touch waits until it would be heard. */
async function rateWithRepeatsIgnored(): Promise<void> {
  await openAccess();
  await toggle('Ignore repeated touches');
  await aPause();
  await page.getByRole('button', { name: 'Done', exact: true }).tap();
  await aPause();
  await begin(page);
  await aPause();
  await rate(page, 'Happy');
  await aPause();
}

async function openAccess(): Promise<void> {
  await page.getByRole('button', { name: 'Access', exact: true }).tap();
  await expect(page.getByRole('dialog', { name: /easier/ })).toBeVisible();
}

function toggle(name: string): Promise<void> {
  return page.getByRole('button', { name }).tap();
}

/** Longer than what is taken for a repeat. */
function aPause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, QUIET_MS + 100));
}

function needsShown(): Promise<Record<string, string | undefined>> {
  return page.evaluate(() => {
    const { text, contrast, reach } = document.documentElement.dataset;
    return { text, contrast, reach };
  });
}

/** Tab until it has the focus, which must be visible at every step. */
async function focusOn(name: RegExp): Promise<void> {
  for (let tabs = 0; tabs < 80; tabs++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const { activeElement: element } = document;
      if (!element || element === document.body || element.matches('h1, h2')) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        name: element.getAttribute('aria-label') ?? element.textContent ?? '',
        seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 2,
      };
    });
    if (!focused) continue;
    expect(focused.seen, `${focused.name} shows that it has the focus`).toBe(true);
    if (name.test(focused.name.trim())) return;
  }
  throw new Error(`Tab never came to ${name}`);
}
