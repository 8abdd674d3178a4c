// What a page can lock is locked: tried by touch, many fingers, mouse and keyboard. And a visitor who walks away leaves a rating but no words.
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember, type ConsoleSession, inboxItems } from '../support/console-session.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { openPanel, typePin } from '../support/staff-at-kiosk.ts';
import { middleOf, type Point, touchesOn } from '../support/touches.ts';
import { actKey, untilKeyboard } from '../support/typing.ts';
import { until } from '../support/until.ts';
import { begin, rate } from '../support/visitor.ts';
import { watchWaysOut } from '../support/way-out.ts';

test.describe.configure({ mode: 'serial' });

let collector: CollectorProcess;
let administrator: ConsoleSession;
let kiosk: KioskWindow;

test.beforeAll(async () => {
  collector = await aCollector();
  administrator = await anAdministrator(collector);
  kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
});

test.afterAll(async () => {
  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

/** Each screen a visitor can stand at, in the order in which one visit meets them. */
const SCREENS: readonly { name: string; go(page: Page): Promise<unknown> }[] = [
  { name: 'the question', go: begin },
  { name: 'the reasons', go: (page) => rate(page, 'Unhappy') },
  {
    name: 'the comment, with the keyboard out',
    async go(page) {
      await page.getByRole('button', { name: 'Continue' }).tap();
      await page.getByRole('textbox').tap();
      await untilKeyboard(page);
    },
  },
];

test('on no screen do fingers, mouse or keys lead out of it, zoom it, select, drag, or make the browser do something', async () => {
  test.setTimeout(120_000);
  const { page } = kiosk;
  await page.waitForLoadState('networkidle');
  for (const { name, go } of SCREENS) {
    await test.step(name, async () => {
      await go(page);
      const watch = await watchWaysOut(page);
      const title = await page.getByRole('heading', { level: 1 }).textContent();
      const before = await watch.standing();
      expect(before.letThrough).toEqual([]);
      for (const [way, tryIt] of Object.entries({ byTouch, byMouse, byKeys })) {
        await tryIt(page);
        expect(await watch.standing(), `${name}, ${way}`).toEqual(before);
        expect(await page.getByRole('heading', { level: 1 }).textContent(), `${name}, ${way}`).toBe(title);
      }
      expect(await watch.keys(), 'the page got the keys that it stopped').toEqual(expect.arrayContaining(['p', 'F5', 'ArrowLeft']));
    });
  }
  expect(await page.evaluate(() => [...document.querySelectorAll('a[href], input[type=file]')].map(({ outerHTML }) => outerHTML))).toEqual(
    [],
  );
});

test('going back, by whatever way, stays', async () => {
  const { page } = kiosk;
  const url = page.url();
  for (let turn = 0; turn < 3; turn += 1) {
    const cameBack = await page.evaluate(() => {
      const back = new Promise((resolve) => addEventListener('popstate', () => resolve(true), { once: true }));
      history.back();
      return back;
    });
    expect(cameBack, 'still the same page, which was asked').toBe(true);
    await page.getByRole('heading').first().tap();
  }
  await expect(page.getByRole('textbox')).toBeVisible();
  expect(page.url()).toBe(url);
});

test('a file dropped on it opens nothing', async () => {
  const { page } = kiosk;
  const before = await (await watchWaysOut(page)).standing();
  const dragged = page.evaluate(
    () => new Promise((resolve) => addEventListener('dragover', ({ defaultPrevented }) => resolve(defaultPrevented), { once: true })),
  );
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [join(process.cwd(), 'README.md')], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await cdp.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
  expect(await dragged, 'it came over the page, which stopped it').toBe(true);
  await expect(page.getByRole('textbox')).toBeVisible();
  expect({ url: page.url(), windows: page.context().pages().length }).toEqual({ url: before.url, windows: before.windows });
});

test('what is behind the corner needs the PIN: a wrong one opens nothing, and the visit goes on behind it', async () => {
  const { page } = kiosk;
  await actKey(page, 'done').tap();
  await expect(page.locator('.keyboard')).toHaveCount(0);
  await openPanel(page);
  await typePin(page, '0000000');
  await expect(page.getByText('That was not right.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send now' })).toHaveCount(0);
  const watch = await watchWaysOut(page);
  const before = await watch.standing();
  for (const tryIt of [byTouch, byKeys]) await tryIt(page);
  expect(await watch.standing()).toEqual(before);
  await page.getByRole('button', { name: 'Close' }).tap();
  await expect(page.getByRole('textbox')).toBeVisible();
});

test('a visitor who walks away leaves the rating, and half-typed words are gone', async () => {
  test.setTimeout(180_000);
  const { page } = kiosk;
  const staff = await aStaffMember(collector, administrator);
  await page.goto(`${collector.url}/kiosk/`);
  await begin(page);
  await rate(page, 'Unhappy');
  await page.getByRole('button', { name: 'Continue' }).tap();
  await page.getByRole('textbox').tap();
  await page.keyboard.type('Half-typed Wombatquartz words');
  await expect(page.getByRole('dialog', { name: 'Are you still there?' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible({ timeout: 60_000 });

  expect(await page.content()).not.toContain('Wombatquartz');
  const entries = await until(
    async () => JSON.parse(await administrator.text('/exports/entries.json')) as ExportedEntry[],
    (all) => all.some(({ kind, body }) => kind === 'visit-end' && body?.includes('timeout')),
  );
  expect(entries.filter(({ kind }) => kind === 'rating').at(-1)?.valueId).toBe('unhappy');
  expect(await inboxItems(staff)).toEqual([]);
  await begin(page);
  await rate(page, 'Happy');
  await page.getByRole('button', { name: 'Continue' }).tap();
  await expect(page.getByRole('textbox')).toHaveValue('');
});

/** Two fingers and five; pinched, spread, swiped; from each edge; held; drawn across: all where no button stands. */
async function byTouch(page: Page): Promise<void> {
  const touches = await touchesOn(page);
  const { width, height } = page.viewportSize() as { width: number; height: number };
  const at = await middleOf(page.getByRole('heading').first());
  const beside = (dx: number, dy = 0) => ({ x: at.x + dx, y: at.y + dy });
  await touches.tap(beside(-60), beside(60));
  await touches.tap(...[-120, -60, 0, 60, 120].map((dx) => beside(dx)));
  await touches.slide({ from: beside(-10), to: beside(-200) }, { from: beside(10), to: beside(200) });
  await touches.slide({ from: beside(-200), to: beside(-10) }, { from: beside(200), to: beside(10) });
  await touches.slide(...[-100, 0, 100].map((dx) => ({ from: beside(dx), to: beside(dx, 300) })));
  await touches.slide(...[-120, -60, 0, 60, 120].map((dx) => ({ from: beside(dx), to: beside(dx / 8, 5) })));
  await touches.slide({ from: { x: 1, y: height / 2 }, to: { x: width / 2, y: height / 2 } });
  await touches.slide({ from: { x: width - 1, y: height / 2 }, to: { x: width / 2, y: height / 2 } });
  await touches.slide({ from: { x: width / 2, y: 1 }, to: { x: width / 2, y: height / 2 } });
  await touches.slide({ from: { x: width / 2, y: height - 1 }, to: { x: width / 2, y: height / 2 } });
  await touches.tap(at);
  await touches.tap(at);
  await held(page, at);
}

/** For as long as the browser takes to call it a long press: it goes through its own recognition of gestures. */
async function held(page: Page, at: Point): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.synthesizeTapGesture', { ...at, duration: 900, gestureSourceType: 'touch' });
  await session.send('Input.synthesizePinchGesture', { ...at, scaleFactor: 3, gestureSourceType: 'touch' });
  await session.detach();
}

/** Its other buttons, a double click, drawing across text, the wheel with Ctrl. */
async function byMouse(page: Page): Promise<void> {
  const { x, y } = await middleOf(page.getByRole('heading').first());
  await page.mouse.click(x, y, { button: 'right' });
  await page.mouse.click(x, y, { button: 'middle' });
  await page.mouse.dblclick(x, y);
  await page.mouse.move(x - 200, y);
  await page.mouse.down();
  await page.mouse.move(x + 200, y + 10, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.down('Control');
  for (const delta of [-400, 400]) await page.mouse.wheel(0, delta);
  await page.keyboard.up('Control');
}

const WITH_CONTROL = [...'cdefghijklnopqrstuvwx', '=', '-', '0', '1', '9', 'Tab', 'PageDown', 'F4', 'F5', 'Shift+i', 'Shift+n', 'Shift+t'];
const WITH_ALT = ['ArrowLeft', 'ArrowRight', 'Home', 'F4', 'd', 'e', 'f', 'Enter'];
const FUNCTION_KEYS = Array.from({ length: 12 }, (_, place) => `F${place + 1}`);

/** What browsers act on, as far as a page gets it. */
async function byKeys(page: Page): Promise<void> {
  const shortcuts = [
    ...WITH_CONTROL.map((key) => `Control+${key}`),
    ...['Control+Shift+Delete', 'Control+Shift+r', 'Control+Shift+j'],
    ...WITH_ALT.map((key) => `Alt+${key}`),
    ...FUNCTION_KEYS,
    ...['Shift+F10', 'ContextMenu'],
  ];
  for (const keys of shortcuts) await page.keyboard.press(keys);
}
