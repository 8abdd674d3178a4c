// One kiosk in six languages: a visit in each, all of it in that language from the first paint on, mirrored in Arabic, with and without a
// network; afterwards the kiosk's own language again.

import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import type { Configuration } from '../../src/protocol/configuration.ts';
import type { ConfigurationAnswer, ExportedEntry } from '../../src/protocol/console-api.ts';
import { KIOSK_LOCALES, type KioskLocale } from '../../src/protocol/kiosk-locales.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, type ConsoleSession } from '../support/console-session.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { untilShown } from '../support/publish.ts';
import { inSixLanguages } from '../support/six-languages.ts';
import { openPanel, printedPin } from '../support/staff-at-kiosk.ts';
import { until } from '../support/until.ts';
import { leaveThanks } from '../support/visitor.ts';
import { foreignWords, watchWords, wordsPainted } from '../support/words-on-screen.ts';

const UPRIGHT = [768, 1024] as const;
const LYING = [1280, 800] as const;
const OWN_NAMES: Readonly<Record<KioskLocale, string>> = {
  ...{ en: 'English', es: 'Español', sw: 'Kiswahili', fr: 'Français', pt: 'Português', ar: 'العربية' },
};

test.describe.configure({ mode: 'serial' });

let collector: CollectorProcess;
let administrator: ConsoleSession;
let kiosk: KioskWindow;
let configuration: Configuration;

test.beforeAll(async () => {
  collector = await aCollector();
  administrator = await anAdministrator(collector);
  // Before it is paired: what is published later is then heard of within a second.
  await publish((shipped) => shipped);
  const code = await aPairingCode(administrator, 'george-town');
  kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${code}`, { width: UPRIGHT[0], height: UPRIGHT[1], prepare: watchWords });
});

test.afterAll(async () => {
  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

test('a kiosk without Arabic never loads its letters', async () => {
  await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  expect(await arabicLetters(kiosk.page)).toEqual(['unloaded']);
});

test('six languages are published, and load before anybody asks for them', async () => {
  configuration = await publish(inSixLanguages);
  await expect(kiosk.page.locator('.invitations button')).toHaveCount(6);
  for (const locale of KIOSK_LOCALES)
    await expect(kiosk.page.locator(`.invitations button[lang="${locale}"] small`)).toHaveText(OWN_NAMES[locale]);
  await look(kiosk.page, 'languages-attract', [UPRIGHT, LYING]);
  // It stands on the screen a moment before it is kept: cut off from the network in between, the kiosk would go back to the one before.
  await untilShown(administrator, 'george-town');
});

test('the network goes, and the kiosk starts again', async () => {
  await kiosk.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await kiosk.context.setOffline(true);
  // Once only: three starts in a row without a rest, and the kiosk would trust its new configuration no more.
  await kiosk.page.reload();
  await expect(kiosk.page.locator('.invitations button')).toHaveCount(6);
});

for (const locale of KIOSK_LOCALES) {
  test(`a visit in ${locale}, without a network`, async () => {
    const { page } = kiosk;
    const texts = textsOf(locale);
    await page.locator(`.invitations button[lang="${locale}"]`).tap();
    await speaks(page, locale, 'question');

    await page.getByRole('button', { name: texts.faces.unhappy, exact: true }).tap();
    await expect(page.getByText(texts.saved)).toBeVisible();
    await speaks(page, locale, 'reasons');
    await page.locator('.reason').first().tap();
    await page.getByRole('button', { name: texts.continue, exact: true }).tap();
    await page.getByRole('textbox').fill('…');
    await speaks(page, locale, 'comment');
    await page.getByRole('button', { name: texts.send, exact: true }).tap();
    await expect(page.locator('.message[data-still]'), 'a fresh page behind the same thanks').toBeVisible();
    await expect(page.getByRole('heading', { name: configuration.thanks.title[locale] as string })).toBeVisible();
    await speaks(page, locale, 'thanks');

    await leaveThanks(page);
    await expect(page.getByRole('heading', { name: configuration.attract.title.en as string })).toBeVisible();
    expect(await page.locator('html').getAttribute('lang'), 'the kiosk’s own language again').toBe('en');
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
    expect(foreignWords(await wordsPainted(page), configuration)).toEqual([]);
  });
}

test('the language can be changed at every step, and what is chosen stays', async () => {
  const { page } = kiosk;
  await page.locator('.invitations button[lang="sw"]').tap();
  await page.locator('.faces button').last().tap();
  await page.locator('.reason').nth(2).tap();
  await page.setViewportSize({ width: LYING[0], height: LYING[1] });
  for (const [from, to] of [
    ['sw', 'ar'],
    ['ar', 'fr'],
  ] as const) {
    const opener = page.getByRole('button', { name: `${textsOf(from).languages}: ${OWN_NAMES[from]}` });
    await opener.tap();
    await expect(page.locator('.languages')).toBeVisible();
    await look(page, `languages-menu-${from}`, [LYING, UPRIGHT]);
    for (const box of await boxesOf(page, '.languages button')) expect(box.height, 'a finger’s width').toBeGreaterThanOrEqual(20 * 3.78);
    await page.keyboard.press('Escape');
    await expect(page.locator('.languages')).toBeHidden();
    await opener.tap();
    await page.locator(`.languages button[lang="${to}"]`).tap();
    await expect(page.locator('.languages')).toBeHidden();
    await expect(page.locator('html')).toHaveAttribute('lang', to);
    await expect(page.locator('.reason').nth(2)).toHaveAttribute('aria-pressed', 'true');
  }
  await page.getByRole('button', { name: textsOf('fr').finish, exact: true }).tap();
  await leaveThanks(page);
  expect(foreignWords(await wordsPainted(page), configuration)).toEqual([]);
});

test('Arabic runs from the right, in letters of its own; a tick stays a tick', async () => {
  const { page } = kiosk;
  await page.setViewportSize({ width: LYING[0], height: LYING[1] });
  await page.locator('.invitations button[lang="ar"]').tap();
  const [first, second] = await boxesOf(page, '.faces button');
  expect(first?.x, 'the best face comes first').toBeGreaterThan(second?.x ?? Number.POSITIVE_INFINITY);
  const [owner] = await boxesOf(page, '.owner');
  const [choice] = await boxesOf(page, '.languages-open');
  expect(owner?.x).toBeGreaterThan(choice?.x ?? Number.POSITIVE_INFINITY);
  expect(await arabicLetters(page)).toEqual(['loaded']);
  expect(await fontOf(page, 'h1')).toContain('Noto Sans Arabic');

  await page.locator('.faces button').first().tap();
  await page.locator('.reason').first().tap();
  const [back, onwards] = await boxesOf(page, '.step-buttons button');
  expect(back?.x).toBeGreaterThan(onwards?.x ?? Number.POSITIVE_INFINITY);
  const [tick] = await boxesOf(page, '.reason .tick');
  const [label] = await boxesOf(page, '.reason .tick + span');
  expect(tick?.x).toBeGreaterThan(label?.x ?? Number.POSITIVE_INFINITY);
  const sides = await page
    .locator('.reason .tick')
    .first()
    .evaluate((one) => {
      const { borderLeftWidth, borderRightWidth } = getComputedStyle(one, '::after');
      return [borderLeftWidth, borderRightWidth].map(Number.parseFloat);
    });
  expect(sides[0]).toBe(0);
  expect(sides[1]).toBeGreaterThan(0);
});

test('staff opened the panel in Arabic: it stays so when the visit ends, and digits keep their order', async () => {
  const { page } = kiosk;
  const staff = JSON.parse(readFileSync('kiosk-config/texts/staff/ar.json', 'utf8')) as Record<string, string>;
  await openPanel(page);
  const panel = page.getByRole('dialog', { name: staff.pinTitle as string });
  await expect(panel).toHaveAttribute('dir', 'rtl');
  const [one, two] = await boxesOf(page, '.key');
  expect(one?.x).toBeLessThan(two?.x ?? 0);
  for (const digit of printedPin(collector)) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.getByRole('button', { name: staff.open as string, exact: true }).tap();
  await expect(page.getByRole('heading', { name: staff.panelTitle as string, exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('dialog')).toHaveAttribute('lang', 'ar');
  const english = new Set(Object.values(JSON.parse(readFileSync('kiosk-config/texts/staff/en.json', 'utf8'))));
  expect(
    (await wordsPainted(page)).filter(({ text }) => english.has(text)),
    'not for a moment',
  ).toEqual([]);
  await look(page, 'languages-panel-ar', [UPRIGHT, LYING]);
  await page.evaluate(() => Object.assign(window, { heldThePanel: true }));
  await page.getByRole('button', { name: staff.close as string, exact: true }).tap();
  await page.waitForFunction(() => !('heldThePanel' in window), null, { polling: 100 });
});

test('a kiosk whose own language is not English never shows English first', async () => {
  const { page, context } = kiosk;
  await context.setOffline(false);
  await publish(arabicFirst);
  // The language alone may still be that of the visit before.
  await untilShown(administrator, 'george-town');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  for (const offline of [false, true]) {
    await context.setOffline(offline);
    await page.reload();
    await expect(page.getByRole('heading', { name: configuration.attract.title.ar as string })).toBeVisible();
    await page.locator('button.cover').tap({ position: { x: 4, y: 400 } });
    await expect(page.getByText(textsOf('ar').touchAFace)).toBeVisible();
    expect(foreignWords(await wordsPainted(page), configuration)).toEqual([]);
  }
  await context.setOffline(false);
});

test('nothing is painted before its language is here, however long that takes to load', async () => {
  const itsConfiguration = await publish((shipped) => arabicFirst(inSixLanguages(shipped)), 'bodden-town');
  const code = await aPairingCode(administrator, 'bodden-town');
  const slow = await aKioskWindow(`${collector.url}/kiosk/?pair=${code}`, {
    prepare: async (context) => {
      await watchWords(context);
      await context.route('**/service-worker.js', (route) => route.abort());
      await context.route('**/assets/ar-*.js', (route) => setTimeout(() => void route.continue(), 1_000));
    },
  });
  await slow.page.locator('button.cover').tap({ position: { x: 4, y: 400 } });
  await expect(slow.page.getByText(textsOf('ar').touchAFace)).toBeVisible();
  const painted = await wordsPainted(slow.page);
  await slow.close();
  removeProfile(slow.profile);
  expect(painted.length).toBeGreaterThan(10);
  // In English there were the letters of the pairing code.
  expect(
    foreignWords(
      painted.filter(({ lang }) => lang !== 'en'),
      itsConfiguration,
    ),
  ).toEqual([]);
});

test('every answer says in which language it was given', async () => {
  const entries = await until(
    async () => JSON.parse(await administrator.text('/exports/entries.json')) as ExportedEntry[],
    (all) => all.filter(({ kind }) => kind === 'comment').length === 6,
    60_000,
  );
  expect(new Set(entries.filter(({ kind }) => kind === 'comment').map(({ locale }) => locale))).toEqual(new Set(KIOSK_LOCALES));
});

function arabicFirst({ locales, ...rest }: Configuration): Configuration {
  return { ...rest, locales: ['ar', ...locales.filter((locale) => locale !== 'ar')] };
}

type Texts = typeof import('../../kiosk-config/texts/en.json') & typeof import('../../kiosk-config/texts/later/en.json');

function textsOf(locale: KioskLocale): Texts {
  const read = (folder: string) => JSON.parse(readFileSync(`kiosk-config/texts/${folder}${locale}.json`, 'utf8'));
  return { ...read(''), ...read('later/') };
}

async function publish(change: (before: Configuration) => Configuration, id = 'george-town'): Promise<Configuration> {
  const { revision, configuration: before } = await administrator.get<ConfigurationAnswer>(`/kiosks/${id}/configuration`);
  const next = { ...change(before), sync: { intervalMs: 1_000 } };
  await administrator.post(`/kiosks/${id}/publications`, { basedOn: revision, configuration: next });
  return next;
}

/** All that is on the screen, and it is whole. */
async function speaks(page: Page, locale: KioskLocale, screen: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', locale);
  await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr');
  await look(page, `languages-${screen}-${locale}`, locale === 'ar' ? [LYING, UPRIGHT] : [screen === 'reasons' ? LYING : UPRIGHT]);
  const painted = await wordsPainted(page);
  expect(painted.some(({ lang }) => lang === locale)).toBe(true);
  expect(foreignWords(painted, configuration)).toEqual([]);
}

async function boxesOf(page: Page, selector: string): Promise<{ x: number; width: number; height: number }[]> {
  await expect(page.locator(selector).first()).toBeVisible();
  return page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
}

function arabicLetters(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.fonts].filter(({ family }) => family.includes('Noto Sans Arabic')).map(({ status }) => status));
}

/** The faces that the browser really draws an element's words in. */
async function fontOf(page: Page, selector: string): Promise<string[]> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('DOM.enable');
  await tools.send('CSS.enable');
  const { root } = await tools.send('DOM.getDocument');
  const { nodeId } = await tools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await tools.send('CSS.getPlatformFontsForNode', { nodeId });
  await tools.detach();
  return fonts.filter(({ isCustomFont }) => isCustomFont).map(({ familyName }) => familyName);
}
