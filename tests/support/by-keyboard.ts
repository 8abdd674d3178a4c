// A person without a mouse: goes on by Tab until what they want has the focus, where it can be seen, and presses a key there.
import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STOPS = 150;

/** From wherever the focus is; fails where Tab never comes to it, or where it can't be seen there. */
export async function tabTo(page: Page, wanted: Locator, name = `${wanted}`): Promise<void> {
  await wanted.waitFor();
  for (let presses = 0; presses < MOST_STOPS; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      await expect.poll(() => wanted.evaluate(isSeen), `${name} can be seen, and that it has the focus`).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}

export async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

/** Runs in the page: in view, nothing above it, and marked. */
function isSeen(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const isMarked = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  return isMarked && element.matches(':focus-visible') && above !== null && (element.contains(above) || above.contains(element));
}
