// Fingers on the kiosk's own keyboard: each character as a person finds it, on a key, under one that is held, or among the signs.
import type { CDPSession, Locator, Page } from '@playwright/test';

export function keyFor(page: Page, text: string): Locator {
  return page.locator('.keyboard .typing-key:not([data-offered])').filter({ hasText: exactly(text) });
}

export function actKey(page: Page, act: string): Locator {
  return page.locator(`.keyboard [data-act="${act}"]`);
}

/** It stands there and takes touches: like any screen it settles first. */
export async function untilKeyboard(page: Page): Promise<void> {
  await actKey(page, 'done').tap({ trial: true });
}

export async function typeByTouch(page: Page, words: string): Promise<void> {
  await untilKeyboard(page);
  for (const character of words) await touch(page, character);
}

async function touch(page: Page, character: string): Promise<void> {
  if (character === ' ') return actKey(page, 'space').tap();
  if (!(await isThere(keyFor(page, character)))) {
    const other = otherCase(character);
    if (await isThere(keyFor(page, other))) await actKey(page, 'shift').tap();
    else {
      const base = character.normalize('NFD').charAt(0);
      if (base !== character) return offered(page, (await isThere(keyFor(page, base))) ? base : otherCase(base), character);
      await actKey(page, 'signs').tap();
      await keyFor(page, character).tap();
      return actKey(page, 'letters').tap();
    }
  }
  await keyFor(page, character).tap();
}

/** Holds a key, lets go, and touches what was offered. */
async function offered(page: Page, key: string, wanted: string): Promise<void> {
  const finger = await aFinger(page);
  await finger.down(keyFor(page, key));
  await page.locator('.offer').waitFor();
  await finger.up();
  await page
    .locator('.offer .typing-key')
    .filter({ hasText: exactly(wanted) })
    .tap();
}

export type Finger = { down(on: Locator): Promise<void>; slideTo(on: Locator): Promise<void>; up(): Promise<void> };

export async function aFinger(page: Page): Promise<Finger> {
  const session = await page.context().newCDPSession(page);
  const touchPoint = (type: 'touchStart' | 'touchMove') => async (on: Locator) => touches(session, type, [await middleOf(on)]);
  return { down: touchPoint('touchStart'), slideTo: touchPoint('touchMove'), up: () => touches(session, 'touchEnd', []) };
}

/** As fast as two thumbs can and faster: the next is down before the last is up. */
export async function rollOver(page: Page, keys: readonly Locator[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const points = await Promise.all(keys.map(async (key, id) => ({ ...(await middleOf(key)), id: id % 2 })));
  for (const [place, point] of points.entries()) {
    const last = points[place - 1];
    await touches(session, 'touchStart', last ? [last, point] : [point]);
    if (last) await touches(session, 'touchEnd', [last]);
  }
  await touches(session, 'touchEnd', []);
}

type Point = { x: number; y: number; id?: number };

async function touches(session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]): Promise<void> {
  await session.send('Input.dispatchTouchEvent', { type, touchPoints });
}

async function middleOf(on: Locator): Promise<Point> {
  const box = await on.boundingBox();
  if (!box) throw new Error(`not on the screen: ${on}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function isThere(key: Locator): Promise<boolean> {
  return (await key.count()) > 0;
}

function otherCase(character: string): string {
  const lower = character.toLowerCase();
  return character === lower ? character.toUpperCase() : lower;
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')}$`);
}
