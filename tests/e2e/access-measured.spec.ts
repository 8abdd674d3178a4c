// What can be measured of access, on the shipped configuration of the police: targets in millimetres of the glass, contrast in every theme, and
// that with low reach nothing to touch lies in the upper half. In the frame that previews a kiosk, at four sizes.
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import type { Configuration } from '../../src/protocol/configuration.ts';
import { CHROMIUM_ARGS, findOrInstallChromium } from '../support/chromium.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator } from '../support/console-session.ts';
import { aPreviewedKiosk, type PreviewedKiosk } from '../support/previewed-kiosk.ts';

/** Of a screen of 24 inches either way up, a tablet of 10 inches across, one of 9.7 inches upright. */
const GLASSES = [
  { width: 1080, height: 1920, pixelsPerMm: 3.6 },
  { width: 1920, height: 1080, pixelsPerMm: 3.6 },
  { width: 1280, height: 800, pixelsPerMm: 5.9 },
  { width: 768, height: 1024, pixelsPerMm: 5.2 },
] as const;
const SCREENS = [undefined, 'service-today', 'service-reasons', 'service-comment', 'thanks'] as const;

test.describe.configure({ mode: 'serial' });

let collector: CollectorProcess;
let browser: Browser;
let page: Page;
let kiosk: PreviewedKiosk;
let shipped: Configuration;

test.beforeAll(async () => {
  collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const { configuration } = await administrator.get<{ configuration: Configuration }>('/kiosks/george-town/configuration');
  // An open panel closes by itself when nobody touches it, and measuring takes its time.
  shipped = { ...configuration, idle: { ...configuration.idle, warnAfterMs: 300_000, resetAfterMs: 120_000 } };
  browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: CHROMIUM_ARGS });
  page = await (await browser.newContext({ hasTouch: true })).newPage();
  kiosk = await aPreviewedKiosk(page, collector.url);
});

test.afterAll(async () => {
  await browser.close();
  await collector.stop();
});

for (const { width, height, pixelsPerMm } of GLASSES)
  test(`${width}×${height} at ${pixelsPerMm} pixels a millimetre: everything that is touched is 20 mm, keys at least 12, none upon another`, async () => {
    await page.setViewportSize({ width, height });
    const keyMm = width / pixelsPerMm < 220 ? 12 : 20;
    for (const screen of SCREENS) {
      await shown({ pixelsPerMm }, screen);
      for (const { name, box, isKey, isCut } of await targets()) {
        if (isCut) continue;
        const { w, h } = { w: box.right - box.left, h: box.bottom - box.top };
        expect(Math.min(w, h) / pixelsPerMm, `${screen}: ${name}`).toBeGreaterThanOrEqual(isKey ? keyMm : 19.99);
      }
      expect(await onEachOther(), screen ?? 'attract').toEqual([]);
    }
    await openPanel();
    for (const { name, box } of await targets()) expect((box.bottom - box.top) / pixelsPerMm, name).toBeGreaterThanOrEqual(19.99);
    expect(await kiosk.frame.getByRole('button', { name: 'Read aloud' }).count(), 'this device has no voice').toBe(0);
    const isTall = height / pixelsPerMm >= 200;
    expect(await kiosk.frame.getByRole('button', { name: 'Everything lower down' }).count()).toBe(isTall ? 1 : 0);
    await kiosk.frame.getByRole('button', { name: 'Done', exact: true }).tap();
  });

for (const { width, height } of GLASSES)
  test(`${width}×${height}: with low reach the middle of everything that is touched lies in the lower half, large text or not; while words are typed, of keys and buttons`, async () => {
    await page.setViewportSize({ width, height });
    for (const text of ['normal', 'large'])
      for (const screen of SCREENS) {
        await shown({}, screen, { text, reach: 'low' });
        const isTyping = (await kiosk.frame.locator('.keyboard').count()) > 0;
        const high = (await targets()).filter(({ box, isAround }) => (box.top + box.bottom) / 2 < height / 2 && !(isTyping && isAround));
        expect(
          high.map(({ name }) => name),
          `${screen}, ${text}`,
        ).toEqual([]);
        expect(await onEachOther(), `${screen}, ${text}`).toEqual([]);
      }
  });

for (const [theme, scheme, contrast] of [
  ['light', 'light', 'normal'],
  ['dark', 'dark', 'normal'],
  ['black on white', 'dark', 'light'],
  ['white on black', 'light', 'dark'],
] as const)
  test(`${theme}: words 4.5 to 1, faces, edges of controls and focus 3 to 1`, async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    for (const screen of SCREENS) {
      await shown({}, screen, { contrast });
      const { violations } = await new AxeBuilder({ page }).include(['iframe', 'body']).withRules('color-contrast').analyze();
      expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
      for (const [what, ratio] of await kiosk.frame.evaluate(contrasts)) expect(ratio, what).toBeGreaterThanOrEqual(3);
    }
    // Not upon thanks, which are soon over.
    await shown({}, 'service-today', { contrast });
    await openPanel();
    const { violations } = await new AxeBuilder({ page }).include(['iframe', 'body']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
    await kiosk.frame.getByRole('button', { name: 'Done', exact: true }).tap();
  });

test('who wants less movement gets none', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const screen of SCREENS) {
    await shown({}, screen);
    const moving = await kiosk.frame.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1)
        .map((one) => (one as CSSAnimation).animationName ?? 'transition')
        .filter((name) => name !== 'settle'),
    );
    expect(moving, screen).toEqual([]);
  }
  await page.emulateMedia({ reducedMotion: null });
});

async function shown(glass: { pixelsPerMm?: number }, screen: string | undefined, needs: Record<string, string> = {}): Promise<void> {
  // By way of another screen, so that nothing of the last is measured.
  await kiosk.show(shipped, screen === 'thanks' ? undefined : 'thanks');
  await kiosk.show({ ...shipped, ...(glass.pixelsPerMm ? { screen: { pixelsPerMm: glass.pixelsPerMm } } : {}) }, screen);
  await kiosk.frame.evaluate(
    (chosen) => Object.assign(document.documentElement.dataset, { text: 'normal', contrast: 'normal', reach: 'normal' }, chosen),
    needs,
  );
  if (screen === 'service-comment') await kiosk.frame.locator('.keyboard').waitFor();
  await kiosk.frame.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished.catch(() => undefined)),
    ),
  );
}

async function openPanel(): Promise<void> {
  await kiosk.frame.getByRole('button', { name: 'Access', exact: true }).tap();
  await expect(kiosk.frame.getByRole('dialog', { name: /easier/ })).toBeVisible();
}

type Target = {
  name: string;
  isKey: boolean;
  isAround: boolean;
  isCut: boolean;
  box: { left: number; right: number; top: number; bottom: number };
};

/** What there is to touch; the field that is written in by keys of the screen is none. */
function targets(): Promise<Target[]> {
  return kiosk.frame.evaluate(() => {
    const scene = document.querySelector('dialog[open]') ?? document.querySelector('.screen');
    return [...(scene?.querySelectorAll('button') ?? [])]
      .filter((one) => !one.closest('[aria-hidden="true"]') && one.checkVisibility({ visibilityProperty: true }))
      .map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const isKey = one.matches('.typing-key');
        // Its border is what lies between two keys; a touch there is one for the nearer.
        const edge = isKey ? Number.parseFloat(getComputedStyle(one).borderTopWidth) : 0;
        // Of a list that is longer than the glass, what is seen of it.
        const seen = one.closest('.longer-list')?.getBoundingClientRect() ?? { top: 0, bottom: Number.POSITIVE_INFINITY };
        const box = {
          left: left + edge,
          right: right - edge,
          top: Math.max(top + edge, seen.top),
          bottom: Math.min(bottom - edge, seen.bottom),
        };
        const isCut = box.bottom - box.top < bottom - top - 2 * edge - 1;
        return {
          name: one.getAttribute('aria-label') ?? one.textContent ?? '',
          isKey,
          isAround: one.closest('.top-bar') !== null,
          isCut,
          box,
        };
      })
      .filter(({ box }) => box.bottom > box.top);
  });
}

/** Which of them cover one another, or run over the edge of the glass. */
async function onEachOther(): Promise<string[]> {
  const all = await targets();
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const over = all.filter(({ box }) => box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1);
  const pairs = all.flatMap((a, place) =>
    all
      .slice(place + 1)
      .filter((b) => covers(a.box, b.box))
      .map((b) => `${a.name} and ${b.name}`),
  );
  return [...over.map(({ name }) => `${name} runs over the edge`), ...pairs];
}

function covers(a: Target['box'], b: Target['box']): boolean {
  return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
}

/** Runs in the frame: what is drawn of faces on their ground, and edges of controls, and the focus, on what is around them. */
function contrasts(): [string, number][] {
  const rgb = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0] = rgb(colour).map((one) =>
      one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a: string, b: string) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const style = (element: Element) => getComputedStyle(element);
  const ground = (element: Element | null): string => {
    for (let one = element; one; one = one.parentElement) if (rgb(style(one).backgroundColor)[3] !== 0) return style(one).backgroundColor;
    return style(document.documentElement).backgroundColor;
  };
  const found: [string, number][] = [];
  for (const face of document.querySelectorAll('.face')) {
    const head = face.querySelector('.face-head') as Element;
    for (const line of face.querySelectorAll('.face-fill'))
      found.push([`${face.getAttribute('data-face')}`, ratio(style(line).fill, style(head).fill)]);
    for (const line of face.querySelectorAll('.face-line'))
      found.push([`${face.getAttribute('data-face')}`, ratio(style(line).stroke, style(head).fill)]);
  }
  for (const control of document.querySelectorAll('.secondary, .reason, .access-open, .languages button, .tick, textarea'))
    found.push([control.textContent || control.className || 'field', ratio(style(control).borderTopColor, ground(control.parentElement))]);
  for (const control of document.querySelectorAll('.primary'))
    found.push([control.textContent ?? '', ratio(style(control).backgroundColor, ground(control.parentElement))]);
  const probe = document.createElement('i');
  probe.style.color = 'var(--focus)';
  document.body.append(probe);
  const focus = style(probe).color;
  probe.remove();
  for (const around of [document.documentElement, ...document.querySelectorAll('.face-button, .reason')])
    found.push(['focus', ratio(focus, ground(around))]);
  return found;
}
