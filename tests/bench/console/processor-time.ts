// Processor time of a page's main thread, which neighbours on a busy machine hardly move: all that it worked on since it was last asked.
import type { Page } from 'playwright';

/** Gives milliseconds. */
export async function processorTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let before = 0;
  const since = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const now = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
    const used = now - before;
    before = now;
    return used;
  };
  await since();
  return since;
}
