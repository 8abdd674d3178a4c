// Goes through a screen by Tab, all round, and tells where the focus was and whether it could be seen there.
import type { Page } from '@playwright/test';

/** `place`: among all elements of the page, in the order in which they are written. */
export type TabStop = { place: number; name: string; isSeen: boolean };

const MOST_STOPS = 120;

/** From wherever the focus is, until it comes to where it has been. */
export async function tabThrough(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<TabStop[]> {
  const stops: TabStop[] = [];
  for (let presses = 0; presses < MOST_STOPS; presses++) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(stopHere);
    // The end of the page, on the way to its beginning.
    if (!stop) continue;
    if (stops.some(({ place }) => place === stop.place)) return stops;
    stops.push(stop);
  }
  throw new Error(`${key} never came round: ${stops.map(({ name }) => name).join(', ')}`);
}

/** Wherever the round was begun, from the top on. */
export function fromTheTop(stops: readonly TabStop[]): string[] {
  const first = stops.findIndex(({ place }) => place === Math.min(...stops.map((stop) => stop.place)));
  return [...stops.slice(first), ...stops.slice(0, first)].map(({ place, name }) => `${place} ${name}`);
}

/** Runs in the page. */
function stopHere(): TabStop | null {
  const { activeElement: element } = document;
  if (!element || element === document.body || element.matches('h1, h2')) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  return {
    place: [...document.querySelectorAll('*')].indexOf(element),
    name: element.getAttribute('aria-label') ?? element.textContent ?? '',
    isSeen: above !== null && element.contains(above),
  };
}

/** Runs in the page: what there is to come to, as it is written. */
export function tabStops(): string[] {
  const scene = document.querySelector('dialog:modal') ?? document.body;
  const all = [...document.querySelectorAll<HTMLElement>('*')];
  return all
    .map((element, place) => ({ element, place }))
    .filter(({ element }) => scene.contains(element) && element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }))
    .map(({ element, place }) => `${place} ${element.getAttribute('aria-label') ?? element.textContent ?? ''}`);
}
