// The console over 20,000 rows of its own copy: three stations of the desk, fetched by the real console from the real collector, then used by keyboard
// and mouse. What counts is each interaction until its next paint, and while a list is scrolled the longest the page stood still.
import type { Page } from 'playwright';
import { aCollector } from '../../support/collector-process.ts';
import { aConsoleWindow } from '../../support/console-window.ts';
import { type BenchContext, type BenchmarkResult, compare } from '../comparison.ts';
import { deskSessions } from '../desk/desk-people.ts';
import { filledDesks } from '../desk/filled-desk.ts';
import { quantile } from '../distribution.ts';
import { longestOf, type Touch, watchTouches } from '../event-timing.ts';
import { INTERACTIONS, type Interaction } from './interactions.ts';

const GOAL_MS = 100;
const ROWS = { quick: 500, full: 20_000 };
const STATIONS = ['station-3', 'station-4', 'station-5'];
const BETWEEN_MS = 400;
const FETCHED_WITHIN_MS = 30 * 60_000;

export async function consoleBenchmark(context: BenchContext): Promise<BenchmarkResult> {
  const { desks } = await filledDesks(context);
  const collector = await aCollector(desks[0]?.env ?? {});
  try {
    const { administrator } = await deskSessions(collector);
    const person = { name: 'Reader', role: 'staff', sites: STATIONS };
    const { link } = await administrator.post<{ link: string }>('/people/invitations', person);
    const account = `reader-${Date.now()}`;
    const { page, close } = await aConsoleWindow(link, 'Reader', account);
    try {
      return await measureConsole(page, context);
    } finally {
      await close();
    }
  } finally {
    await collector.stop();
  }
}

async function measureConsole(page: Page, { quick, say }: Pick<BenchContext, 'quick' | 'say'>): Promise<BenchmarkResult> {
  page.setDefaultTimeout(120_000);
  const rows = await untilCopied(page, say);
  if (rows < ROWS[quick ? 'quick' : 'full']) throw new Error(`the copy holds only ${rows} rows`);
  const seen: Touch[] = [];
  await watchTouches(page, (touch) => seen.push(touch));
  const result: BenchmarkResult = { comparisons: [], notes: [`console: ${rows} rows in the copy (inbox items and cases)`] };
  for (const interaction of INTERACTIONS) {
    seen.length = 0;
    const count = await perform(page, interaction);
    const durations = interaction.scrolls ? [count] : longestOf(seen).map(({ ms }) => ms);
    const ours = quantile([...durations, 8], 0.99);
    const touches = interaction.scrolls ? 'longest task' : `${count} touches, ${durations.length} of 16 ms and more`;
    say(`console: ${interaction.what}: ${Math.round(ours)} ms (${touches})`);
    const what = `${interaction.what}, ${interaction.scrolls ? 'longest task' : 'the slowest until its next paint'}`;
    result.comparisons.push(
      compare({ benchmark: 'console', what, unit: 'ms', ours, against: 'the goal', reference: GOAL_MS, goal: { atMost: 1 } }),
    );
  }
  return result;
}

/** Rows of both lists once nothing more comes. */
async function untilCopied(page: Page, say: (line: string) => void): Promise<number> {
  const until = Date.now() + FETCHED_WITHIN_MS;
  let total = 0;
  for (const name of ['Cases', 'Inbox']) {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
    const refresh = page.locator('.list-head .fresh button');
    let rows = -1;
    while (Date.now() < until) {
      await page.waitForTimeout(2_000);
      const text = await page.locator('.list-head .count').textContent();
      const now = Number(/([\d,]+) (?:comments?|cases?)/.exec(text ?? '')?.[1]?.replaceAll(',', '') ?? 0);
      if (now === rows && now > 0 && (await refresh.isEnabled())) break;
      rows = now;
    }
    say(`console: ${rows} rows of ${name}`);
    total += rows;
  }
  return total;
}

async function perform(page: Page, interaction: Interaction): Promise<number> {
  await page.waitForTimeout(BETWEEN_MS * 3);
  return interaction.perform(page, () => page.waitForTimeout(BETWEEN_MS));
}
