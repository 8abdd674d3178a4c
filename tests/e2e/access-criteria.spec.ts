// Criteria of WCAG 2.2 that a page can be asked about directly, each by its number, on a paired kiosk of the police and its everyday screens. What
// they show stands in docs/accessibility.md, with what is shown elsewhere and what is not met.
import { expect, type Page, test } from '@playwright/test';
import { examine } from '../gallery/examine.ts';
import { accessibleThings } from '../support/accessible-things.ts';
import { atRest } from '../support/look.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { publish, untilShown } from '../support/publish.ts';
import { fromTheTop, tabStops, tabThrough } from '../support/tab-through.ts';
import { rate } from '../support/visitor.ts';

const KIOSK = 'george-town';
const UPRIGHT = { width: 1080, height: 1920 };
const LYING = { width: 1280, height: 800 };
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';
/** Of a screen of 24 inches. */
const PIXELS_PER_MM = 3.6;
/** EN 301 549, 5.1.4: capitals as high as they are seen under 0.7 degrees, from half a metre. */
const CAPITALS_MM = 500 * Math.tan((0.7 * Math.PI) / 180);
const AT_LEAST_A_ROUND_MS = 90_000;

const saidDone = ['private to talk', 'to sit'].map((want, place) => ({
  date: `2026-0${place + 8}-15`,
  said: { en: `There is nowhere ${want}.`, es: `No hay dónde: ${want}.` },
  done: { en: 'Ask at the desk.', es: 'Pregunte en recepción.' },
}));

let rig: PairedKiosk;
let page: Page;

test.beforeAll(async () => {
  rig = await aPairedKiosk(KIOSK, undefined, (administrator) =>
    publish(administrator, KIOSK, ({ attract }) => ({
      attract: { ...attract, saidDone },
      screen: { pixelsPerMm: PIXELS_PER_MM },
      // Nobody is asked whether they are still there while a test looks.
      idle: { warnAfterMs: 300_000, resetAfterMs: 120_000, thanksForMs: 20_000 },
    })),
  );
  ({ page } = rig);
  await untilShown(rig.administrator, KIOSK);
  await page.clock.install();
});

test.afterAll(() => rig.end());

test.beforeEach(async () => {
  await page.setViewportSize(UPRIGHT);
  await freshStart();
});

const SCREENS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['attract', async () => undefined],
  ['question', () => touch('Touch to tell us')],
  ['reasons', () => rate(page, 'Happy')],
  ['comment', () => touch('Continue').then(() => page.locator('.keyboard').waitFor())],
  [
    'message, first step',
    () =>
      freshStart()
        .then(() => touch('Touch to tell us'))
        .then(() => touch('Leave a message')),
  ],
  ['message, choice', () => touch('Continue')],
  ['message, words', () => touch('A compliment').then(() => page.locator('.keyboard').waitFor())],
  [
    'access panel',
    () =>
      freshStart()
        .then(() => touch('Access'))
        .then(() => page.getByRole('dialog').waitFor()),
  ],
];

/** One after the other. */
async function onEachScreen(look: (name: string) => Promise<void>): Promise<void> {
  for (const [name, reach] of SCREENS)
    await test.step(name, async () => {
      await reach();
      await atRest(page);
      await look(name);
    });
}

test('2.4.2, 3.1.1, 3.1.2: the title says what it is for and whose; the page, and each part in another language, says in which it is written', async () => {
  await expect(page).toHaveTitle('How was your visit? – Royal Cayman Islands Police Service, George Town Police Station');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('h1 [lang="es"]')).toHaveText('¿Cómo fue su visita?');
  await page.locator('.invitations [lang="es"]').tap();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page).toHaveTitle(/^¿Cómo fue su visita\? – /);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('¿Qué le pareció nuestro servicio hoy?');
  for (const [name, lang] of [
    ['English', 'en'],
    ['Español', 'es'],
  ] as const)
    await expect(page.locator('.languages').getByRole('button', { name })).toHaveAttribute('lang', lang);
});

for (const size of [UPRIGHT, LYING])
  test(`1.4.12: text may be spaced wider at ${size.width}×${size.height}, and nothing is cut off, covered or out of reach`, async () => {
    await page.setViewportSize(size);
    await onEachScreen(async (name) => {
      await spaceText();
      await atRest(page);
      expect.soft(await page.evaluate(examine), name).toEqual([]);
    });
  });

test('2.1.2, 2.4.3, 2.4.11: Tab comes to everything once, in the order it is written, never behind anything, and out again; Shift+Tab goes back', async () => {
  await page.setViewportSize(LYING);
  await onEachScreen(async (name) => {
    const wanted = await page.evaluate(tabStops);
    const there = await tabThrough(page, 'Tab');
    const back = await tabThrough(page, 'Shift+Tab');
    expect(
      there.filter(({ isSeen }) => !isSeen),
      `${name}: out of sight`,
    ).toEqual([]);
    expect(fromTheTop(there), `${name}: forwards`).toEqual(wanted);
    expect(fromTheTop(back.toReversed()), `${name}: backwards`).toEqual(wanted);
  });
});

test('2.5.2: a finger that slides off before it lets go has chosen nothing', async () => {
  await touch('Touch to tell us');
  await atRest(page);
  const face = page.getByRole('button', { name: 'Very unhappy', exact: true });
  const box = await face.boundingBox();
  if (!box) throw new Error('there is no such face');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await expect(face).toHaveAttribute('data-pressed', '');
  await page.mouse.move(10, UPRIGHT.height - 10);
  await page.mouse.up();
  await expect(page.getByText('Touch a face. That is all we need.'), 'nothing is being saved').toBeVisible();
  await expect(page.locator('[data-chosen]')).toHaveCount(0);
});

test('2.5.3, 4.1.2: what takes the focus has a role and a name, which holds the words that are seen; what is on says so', async () => {
  await onEachScreen(async (name) => {
    const things = await accessibleThings(page);
    expect(things.length, name).toBeGreaterThan(1);
    for (const { role, name: called, words } of things) {
      expect(role, `${name}: ${called}`).toMatch(/^(?:button|textbox|region|dialog)$/);
      expect(called, `${name}: ${role}`).not.toBe('');
      if (!/region|dialog/.test(role)) expect(letters(called), `${name}: ${words}`).toContain(letters(words));
    }
  });
  await page.getByRole('button', { name: 'White on black', pressed: false }).tap();
  await expect(page.getByRole('button', { name: 'White on black', pressed: true })).toBeVisible();
});

test('3.2.1, 3.2.2: neither coming to a thing nor marking it leads anywhere', async () => {
  await onEachScreen(async (name) => {
    const heading = await page.getByRole('heading').first().textContent();
    await page.evaluate(() => {
      for (const one of document.querySelectorAll<HTMLElement>('button, textarea, input')) one.focus();
    });
    await expect(page.getByRole('heading').first(), name).toHaveText(heading ?? '');
    if (name !== 'reasons') return;
    await page.locator('.reason').first().tap();
    await expect(page.locator('.reason[aria-pressed="true"]')).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading ?? '');
  });
});

test('3.3.1, 3.3.3, 4.1.3: what is missing is said in words, at once, without the focus going anywhere', async () => {
  await touch('Touch to tell us');
  await expect(page.getByRole('status')).toHaveText('Touch a face. That is all we need.');
  await touch('Leave a message');
  await touch('Continue');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await touch('Continue');
  await expect(page.getByRole('alert')).toHaveText(/\w+ \w+/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What would you like to leave?');
});

test('2.2.2: what changes by itself stands still once somebody asks for an easier screen, and for as long as they are there', async () => {
  const before = await linesShown();
  await page.clock.runFor(AT_LEAST_A_ROUND_MS / 3);
  expect(await linesShown(), 'they do change').not.toEqual(before);
  expect(await page.evaluate(endless), 'and a face blinks').toBeGreaterThan(0);
  await touch('Access');
  await stayStill();
  await touch('Large text');
  await touch('Done');
  await stayStill();
});

test('1.3.4: the same can be done on a screen upright and lying', async () => {
  await onEachScreen(async (name) => {
    const offered = () => page.locator('button:not(.typing-key)').filter({ visible: true }).allTextContents();
    await page.setViewportSize({ width: 1080, height: 1920 });
    const upright = await offered();
    await page.setViewportSize({ width: 1920, height: 1080 });
    // On lower glass everything is within reach anyway.
    const lying = (await offered()).filter((one) => one !== 'Everything lower down');
    expect(lying, name).toEqual(upright.filter((one) => one !== 'Everything lower down'));
  });
});

test('EN 301 549, 5.1.4: in large text what is asked, and what can be chosen, is 0.7 degrees high from half a metre', async () => {
  await touch('Access');
  await touch('Large text');
  await touch('Done');
  for (const reach of [() => touch('Touch to tell us'), () => rate(page, 'Happy')]) {
    await reach();
    for (const { words, capitalPx } of await page.evaluate(capitals))
      expect(capitalPx / PIXELS_PER_MM, words).toBeGreaterThanOrEqual(CAPITALS_MM);
  }
});

async function freshStart(): Promise<void> {
  await page.reload();
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  // What comes after the first paint is here.
  await expect(page.locator('.said-done')).toBeVisible();
  await page.waitForFunction(() => document.documentElement.dataset.text === 'normal');
}

function touch(name: string): Promise<void> {
  return page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .tap();
}

async function stayStill(): Promise<void> {
  const before = await linesShown();
  await page.clock.runFor(AT_LEAST_A_ROUND_MS);
  expect(await linesShown()).toEqual(before);
  expect(await page.evaluate(endless)).toBe(0);
}

/** Runs in the page. */
function endless(): number {
  return document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY).length;
}

function linesShown(): Promise<string[]> {
  return page.locator('[data-on="true"]').allTextContents();
}

/** By a style sheet of script: the strict policy allows no other. */
function spaceText(): Promise<void> {
  return page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, SPACED);
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/\s/g, '');
}

/** Runs in the page: how high a capital letter is drawn. */
function capitals(): { words: string; capitalPx: number }[] {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  return [...document.querySelectorAll('h1, .lead, .face-button span, .reason, .primary, .secondary, .doors button')].map((element) => {
    const { fontSize, fontFamily, fontWeight } = getComputedStyle(element);
    canvas.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return { words: element.textContent, capitalPx: canvas.measureText('H').actualBoundingBoxAscent };
  });
}
