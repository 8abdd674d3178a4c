// How long a page stood still: the longest of its tasks since they are watched, as the browser tells them. Tasks below 50 ms are not told.
import type { Page } from 'playwright';

type Watched = { longest: { ms: number; observer: PerformanceObserver } };

export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as Partial<Watched>).longest?.observer.disconnect();
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    });
    const longest = { ms: 0, observer };
    observer.observe({ type: 'longtask' });
    Object.assign(window, { longest });
  });
}

/** In milliseconds; 0: none was told. */
export async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as Watched).longest.ms);
}
