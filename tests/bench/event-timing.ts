// How long a touch or key takes to show, as the browser's Event Timing tells it: from the event to the next paint.
import type { Page } from 'playwright';

export type Touch = { id: string; ms: number; on: string };

/** From now on, in every page that is loaded; each event of a touch is told as it comes. Events below 16 ms are not told. */
export async function watchTouches(page: Page, told: (touch: Touch) => void): Promise<void> {
  await page.exposeFunction('touchSeen', told);
  await page.addInitScript(observeTouches);
  await page.evaluate(observeTouches);
}

/** Runs in the page. */
function observeTouches(): void {
  const { touchSeen } = window as unknown as { touchSeen(touch: Touch): void };
  const observer = new PerformanceObserver((list) => {
    for (const { interactionId, duration, target } of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[]) {
      const on = target instanceof Element ? (target.closest('button')?.textContent ?? target.tagName) : '';
      if (interactionId) touchSeen({ id: `${performance.timeOrigin} ${interactionId}`, ms: duration, on: on.trim().slice(0, 20) });
    }
  });
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

/** Of one touch, the event that took longest; the slowest touch first. */
export function longestOf(seen: readonly Touch[]): Touch[] {
  const byTouch = Map.groupBy(seen, ({ id }) => id);
  const longest = [...byTouch.values()].map((events) => events.reduce((one, other) => (other.ms > one.ms ? other : one)));
  return longest.sort((one, other) => other.ms - one.ms);
}
