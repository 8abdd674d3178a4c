// The kiosk's own keyboard, by touch on the shipped configuration: what is typed arrives as typed, nothing is lost to speed, no keyboard of
// the system is asked for, and nothing of it is there for the next visitor.
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { ConfigurationAnswer } from '../../src/protocol/console-api.ts';
import type { CollectorProcess } from '../support/collector-process.ts';
import { aPairingCode, aStaffMember, type ConsoleSession, inboxItems } from '../support/console-session.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { actKey, aFinger, keyFor, rollOver, typeByTouch, untilKeyboard } from '../support/typing.ts';
import { until } from '../support/until.ts';
import { begin, rate } from '../support/visitor.ts';

const PX_PER_MM = 3.78;
const SIZES = [
  { width: 1080, height: 1920, keyMm: 20 },
  { width: 1920, height: 1080, keyMm: 20 },
  { width: 1280, height: 800, keyMm: 20 },
  { width: 768, height: 1024, keyMm: 12 },
] as const;

test.describe.configure({ mode: 'serial' });

let rig: PairedKiosk;
let collector: CollectorProcess;
let administrator: ConsoleSession;
let staff: ConsoleSession;
let kiosk: KioskWindow;
let page: Page;
const complaints: string[] = [];

test.beforeAll(async () => {
  rig = await aPairedKiosk('george-town');
  ({ collector, administrator, kiosk, page } = rig);
  staff = await aStaffMember(collector, administrator);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
});

test.afterAll(() => rig.end());

test.beforeEach(async () => {
  await kiosk.context.setOffline(false);
  await page.setViewportSize(SIZES[0]);
  await page.goto(`${collector.url}/kiosk/`);
});

test('in English, without a network: capitals by themselves, accents under held keys', async () => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await kiosk.context.setOffline(true);
  await begin(page);
  expect(await page.evaluate(loadedKeyboards), 'loaded only when it is needed').toBe(0);
  await toTheComment({ begun: true });
  await typeByTouch(page, "A. Zoë's café, 9/10!");
  expect(await words()).toBe("A. Zoë's café, 9/10!");
  await page.getByRole('button', { name: 'Send' }).tap();
  await kiosk.context.setOffline(false);
  await arrived("A. Zoë's café, 9/10!");
});

test('in Spanish: ñ on its key, ¿ and accents beside their letters, on a small screen', async () => {
  await page.setViewportSize(SIZES[3]);
  await toTheComment();
  await page.getByRole('button', { name: 'Español', exact: true }).tap();
  await expect(keyFor(page, 'Ñ')).toBeVisible();
  await typeByTouch(page, '¿Mañana? Aquí. Él.');
  await page.getByRole('button', { name: 'Enviar' }).tap();
  await arrived('¿Mañana? Aquí. Él.');
});

test('without holding anything, accents have keys of their own', async () => {
  await toTheComment();
  await actKey(page, 'accents').tap();
  await keyFor(page, 'É').tap();
  await keyFor(page, 't').tap();
  await actKey(page, 'accents').tap();
  await keyFor(page, 'é').tap();
  expect(await words()).toBe('Été');
});

test('a finger that holds slides to what is offered; one that lets go has typed the letter', async () => {
  await toTheComment();
  const finger = await aFinger(page);
  await finger.down(keyFor(page, 'E'));
  await page.locator('.offer').waitFor();
  await finger.slideTo(page.locator('[data-offered="È"]'));
  await finger.up();
  expect(await words()).toBe('È');
  await expect(page.locator('.offer')).toHaveCount(0);
  await finger.down(keyFor(page, 'e'));
  await page.locator('.offer').waitFor();
  await finger.up();
  await keyFor(page, 's').tap();
  expect(await words()).toBe('Èes');
});

test('two thumbs, each down before the other is up, lose nothing and never the focus', async () => {
  await toTheComment();
  const sentence = 'the quick brown fox jumps over the lazy dog'.repeat(2);
  await actKey(page, 'shift').tap();
  const began = performance.now();
  await rollOver(
    page,
    [...sentence].map((one) => (one === ' ' ? actKey(page, 'space') : keyFor(page, one))),
  );
  const perSecond = Math.round((1000 * sentence.length) / (performance.now() - began));
  expect(await words()).toBe(sentence);
  test.info().annotations.push({ type: 'taps a second', description: String(perSecond) });
  await expect(field()).toBeFocused();
  await expect(page.locator('[data-down]')).toHaveCount(0);
});

test('a key shows the touch at once, before anything is drawn anew', async () => {
  await toTheComment();
  const seen = await keyFor(page, 'A').evaluate((key) => {
    key.dispatchEvent(
      new PointerEvent('pointerdown', { bubbles: true, cancelable: true, pointerId: 7, pointerType: 'touch', isPrimary: true }),
    );
    const down = key.hasAttribute('data-down');
    key.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerId: 7, pointerType: 'touch', isPrimary: true }));
    return { down, text: document.querySelector('textarea')?.value };
  });
  expect(seen).toEqual({ down: true, text: 'A' });
});

test('erasing goes on while held; the caret moves; whole characters go', async () => {
  await toTheComment();
  await page.keyboard.type('wrong worts 👨‍👩‍👧');
  await actKey(page, 'erase').tap();
  await actKey(page, 'erase').tap();
  expect(await words()).toBe('wrong worts');
  await actKey(page, 'left').tap();
  await actKey(page, 'erase').tap();
  await keyFor(page, 'd').tap();
  expect(await words()).toBe('wrong words');
  const finger = await aFinger(page);
  await actKey(page, 'right').tap();
  await finger.down(actKey(page, 'erase'));
  await expect.poll(words).toBe('');
  await finger.up();
});

test('a hardware keyboard types into the same field, also after a touch elsewhere', async () => {
  await toTheComment();
  await page.keyboard.type('One');
  await actKey(page, 'space').tap();
  await page.getByRole('button', { name: 'English', exact: true }).tap();
  await page.keyboard.type('two');
  await keyFor(page, ',').tap();
  await page.keyboard.type(' three');
  expect(await words()).toBe('One two, three');
});

test('by keys alone: arrows go from key to key, Enter presses, Shift says that it is down', async () => {
  await toTheComment();
  await expect(actKey(page, 'shift')).toHaveAttribute('aria-pressed', 'true');
  await keyFor(page, 'Q').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  expect(await words()).toMatch(/^Qw[as]$/);
  await expect(page.locator('.typing-key:focus')).toHaveText(/^[as]$/);
  await actKey(page, 'shift').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Capital letters' })).toHaveAttribute('aria-pressed', 'true');
  await actKey(page, 'done').focus();
  await page.keyboard.press('Enter');
  await expect(field()).toBeFocused();
  await expect(page.locator('.typing-key')).toHaveCount(0);
});

test('the browser adds nothing to the field', async () => {
  await toTheComment();
  const attributes = await field().evaluate((element) =>
    Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  );
  expect(attributes).toMatchObject({
    inputmode: 'none',
    autocomplete: 'off',
    autocorrect: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    writingsuggestions: 'false',
  });
  expect(attributes).not.toHaveProperty('name');
});

test('no more than the field takes', async () => {
  await toTheComment();
  await field().fill('x'.repeat(399));
  await keyFor(page, 'a').tap();
  await keyFor(page, 'b').tap();
  expect((await words()).slice(-3)).toBe('xxa');
  await expect(page.getByText('0 characters left')).toBeVisible();
});

test('the line being typed stays in sight', async () => {
  await page.setViewportSize(SIZES[2]);
  await toTheComment();
  await page.keyboard.type('a line\n'.repeat(20));
  await field().evaluate((area: HTMLTextAreaElement) => area.scrollTo(0, 0));
  await keyFor(page, 'Z').tap();
  const hidden = () => field().evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
  expect(await hidden()).toBeLessThan(40);
  await field().evaluate((area: HTMLTextAreaElement) => {
    area.setSelectionRange(0, 0);
  });
  await keyFor(page, 'Y').tap();
  expect(await field().evaluate(({ scrollTop }) => scrollTop)).toBeLessThan(20);
});

test('Done gives the screen back, two quick taps touch nothing behind it, the field brings it again', async () => {
  await toTheComment();
  await keyFor(page, 'H').tap();
  const spot = await actKey(page, 'done').boundingBox();
  if (!spot) throw new Error('no Done');
  await actKey(page, 'done').tap();
  await page.touchscreen.tap(spot.x + 20, spot.y + 20);
  await expect(page.locator('.keyboard')).toHaveCount(0);
  expect(await words()).toBe('H');
  await page.getByRole('button', { name: 'Show keyboard' }).tap();
  await keyFor(page, 'i').tap();
  const finger = await aFinger(page);
  await finger.down(actKey(page, 'done'));
  await expect(keyFor(page, 'q'), 'until the finger is off the glass').toBeVisible();
  await finger.up();
  await expect(page.locator('.keyboard')).toHaveCount(0);
  await field().tap();
  await untilKeyboard(page);
  expect(await words()).toBe('Hi');
});

test('nothing is left for the next visitor: no words, nothing to undo, the keyboard as new', async () => {
  await toTheComment();
  await page.keyboard.type('Mine alone');
  await keyFor(page, 'a').tap();
  await actKey(page, 'signs').tap();
  const old = await field().elementHandle();
  await page.getByRole('button', { name: 'Delete and finish' }).tap();
  expect(await old?.evaluate((area) => (area as HTMLTextAreaElement).value)).toBe('');
  await page.locator('button.cover').tap();
  await toTheComment();
  await expect(keyFor(page, 'Q')).toBeVisible();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  expect(await words()).toBe('');
  await expect(page.locator('.keyboard')).toHaveCount(1);
});

for (const { width, height, keyMm } of SIZES)
  test(`${width}×${height}: keys for fingers, and all that is needed above them`, async () => {
    await page.setViewportSize({ width, height });
    await toTheComment();
    await untilKeyboard(page);
    const { visible, smallest } = await page.locator('.typing-key').evaluateAll((keys) => {
      const between = Number.parseFloat(getComputedStyle(keys[0] as Element).borderTopWidth) * 2;
      const sizes = keys.map((key) => key.getBoundingClientRect()).flatMap((box) => [box.width - between, box.height - between]);
      return { visible: keys.length, smallest: Math.min(...sizes) };
    });
    expect(visible).toBeGreaterThan(35);
    expect(smallest / PX_PER_MM).toBeGreaterThanOrEqual(keyMm);
    const boxes = await page.evaluate(() => {
      const box = (what: string) => document.querySelector(what)?.getBoundingClientRect().toJSON() as DOMRect;
      return {
        field: box('textarea'),
        beside: box('.beside'),
        buttons: box('.step-buttons'),
        left: box('.comment output'),
        keyboard: box('.keyboard'),
      };
    });
    const { keyboard, ...above } = boxes;
    expect(keyboard.bottom).toBe(height);
    for (const [name, { bottom, top }] of Object.entries(above)) {
      expect(bottom, name).toBeLessThanOrEqual(keyboard.top);
      expect(top, name).toBeGreaterThanOrEqual(0);
    }
    expect(above.field.height / PX_PER_MM, 'two lines at least').toBeGreaterThan(24);
    expect(apart(boxes.field, boxes.buttons) && apart(boxes.beside, boxes.buttons) && apart(boxes.left, boxes.buttons)).toBe(true);
  });

test('in a form: a name, an e-mail address and a phone number, each on keys of its own', async () => {
  const { revision, configuration } = await administrator.get<ConfigurationAnswer>('/kiosks/bodden-town/configuration');
  const steps = (['name', 'email', 'phone'] as const).map((kind) => ({ type: 'words', id: kind, kind, text: { en: `Your ${kind}` } }));
  const forms = [{ id: 'say', kind: 'message', door: { en: 'Write' }, warning: { en: 'No school details.' }, steps }];
  await administrator.post('/kiosks/bodden-town/publications', {
    basedOn: revision,
    configuration: { ...configuration, locales: ['en'], forms },
  });
  const other = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'bodden-town')}`, SIZES[2]);
  const its = other.page;
  const answer = async (name: string, words: string) => {
    const input = its.getByRole('textbox', { name });
    await expect(input).toBeFocused();
    await typeByTouch(its, words);
    await expect(input).toHaveValue(words);
    const { bottom, keyboard } = await input.evaluate((element) => ({
      bottom: element.getBoundingClientRect().bottom,
      keyboard: document.querySelector('.keyboard')?.getBoundingClientRect().top ?? 0,
    }));
    expect(bottom).toBeLessThan(keyboard);
    await its.getByRole('button', { name: 'Continue' }).tap();
  };
  await its.getByRole('button', { name: /Touch to tell us/ }).tap();
  await its.getByRole('button', { name: 'Write' }).tap();
  await answer('Your name', "Ana-María O'Neill");
  await answer('Your email', 'ana_m.o+2@example.org');
  await answer('Your phone', '+13455550123');
  await expect(its.getByText('ana_m.o+2@example.org')).toBeVisible();
  await other.close();
  removeProfile(other.profile);
});

test('nothing of it broke the strict policy', () => {
  expect(complaints.filter((line) => /policy|trusted|refused|error:/i.test(line))).toEqual([]);
});

function apart(a: DOMRect, b: DOMRect): boolean {
  return a.bottom <= b.top || b.bottom <= a.top || a.right <= b.left || b.right <= a.left;
}

function field(): Locator {
  return page.getByRole('textbox');
}

function words(): Promise<string> {
  return field().inputValue();
}

async function toTheComment({ begun = false } = {}): Promise<void> {
  if (!begun) await begin(page);
  await rate(page, 'Happy');
  await page.getByRole('button', { name: 'Continue' }).tap();
  await untilKeyboard(page);
}

function loadedKeyboards(): number {
  return performance.getEntriesByType('resource').filter(({ name }) => name.includes('field-keyboard')).length;
}

async function arrived(comment: string): Promise<void> {
  await until(
    async () => (await inboxItems(staff)).map(({ words }) => words),
    (all) => all.includes(comment),
  );
}
