// The console over 20,000 items and 13,000 cases of its own copy: three stations of the desk, fetched by the real console from the real collector, then
// used by keyboard and mouse. What counts is each interaction until its next paint; and while rows come, or a list is scrolled, the longest the page stood
// still.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import { aCollector } from '../../support/collector-process.ts';
import type { ConsoleSession } from '../../support/console-session.ts';
import { aConsoleWindow } from '../../support/console-window.ts';
import { type BenchContext, type BenchmarkResult, compare } from '../comparison.ts';
import { deskSessions } from '../desk/desk-people.ts';
import { STATIONS } from '../desk/desk-size.ts';
import { filledStations } from '../desk/filled-desk.ts';
import { quantile } from '../distribution.ts';
import { longestOf, type Touch, watchTouches } from '../event-timing.ts';
import { goTo, INTERACTIONS, type Interaction } from './interactions.ts';
import { longestTask, watchTasks } from './longest-task.ts';
import { processorTime } from './processor-time.ts';

const GOAL_MS = 100;
const ROWS = { quick: { Cases: 600, Inbox: 800 }, full: { Cases: 13_000, Inbox: 20_000 } };
const BETWEEN_MS = 400;
const FETCHED_WITHIN_MS = 30 * 60_000;

export async function consoleBenchmark(context: BenchContext): Promise<BenchmarkResult> {
  const collector = await aCollector(await filledStations(context));
  try {
    const { administrator, staff } = await deskSessions(collector);
    const person = { name: 'Reader', role: 'staff', sites: STATIONS };
    const { link } = await administrator.post<{ link: string }>('/people/invitations', person);
    const account = `reader-${Date.now()}`;
    const { page, close } = await aConsoleWindow(link, 'Reader', account);
    try {
      return await measureConsole(page, staff, context);
    } finally {
      await close();
    }
  } finally {
    await collector.stop();
  }
}

async function measureConsole(page: Page, colleague: ConsoleSession, { quick, say }: BenchContext): Promise<BenchmarkResult> {
  page.setDefaultTimeout(120_000);
  const result: BenchmarkResult = { comparisons: [], notes: [] };
  const tell = (what: string, ours: number) =>
    result.comparisons.push(
      compare({ benchmark: 'console', what, unit: 'ms', ours, against: 'the goal', reference: GOAL_MS, goal: { atMost: 1 } }),
    );
  for (const name of ['Cases', 'Inbox'] as const) {
    await watchTasks(page);
    const rows = await untilCopied(page, name);
    const standing = await longestTask(page);
    say(`console: ${rows} rows of ${name}, ${Math.round(standing)} ms the longest task`);
    if (rows < ROWS[quick ? 'quick' : 'full'][name]) throw new Error(`the copy holds only ${rows} rows of ${name}`);
    result.notes.push(`console: ${rows} rows of ${name} in the copy`);
    tell(`${name.toLowerCase()}: all rows fetched for the first time, longest task`, standing);
  }
  const seen: Touch[] = [];
  await watchTouches(page, (touch) => seen.push(touch));
  const worked = await processorTime(page);
  for (const interaction of INTERACTIONS) {
    seen.length = 0;
    const { count, mostMs } = await perform(page, interaction, worked);
    const durations = interaction.scrolls ? [count] : longestOf(seen).map(({ ms }) => ms);
    const ours = quantile([...durations, 8], 0.99);
    const touches = interaction.scrolls ? 'longest task' : `${count} touches, ${durations.length} of 16 ms and more`;
    const line = `console: ${interaction.what}: ${Math.round(ours)} ms (${touches}), of the processor ${Math.round(mostMs)} ms at most`;
    say(line);
    result.notes.push(line);
    tell(`${interaction.what}, ${interaction.scrolls ? 'longest task' : 'the slowest until its next paint'}`, ours);
  }
  const standing = await changedElsewhere(page, colleague);
  say(`console: a case is changed elsewhere: ${Math.round(standing)} ms (longest task)`);
  tell('cases: one is changed elsewhere, longest task', standing);
  return result;
}

/** A colleague writes notes: each time one row comes into the copy. The page shows the list of cases. */
async function changedElsewhere(page: Page, { get, post }: ConsoleSession): Promise<number> {
  const { cases } = await get<{ cases: { id: string; number: number }[] }>(`/cases?site=${STATIONS[0]}&limit=5`);
  await watchTasks(page);
  for (const { id, number } of cases) {
    const note = {
      id: randomUUID(),
      case: id,
      doneAt: Date.now(),
      basedOn: number,
      what: { fact: 'note' },
      words: { text: 'Called again' },
    };
    const fetched = page.waitForResponse((answer) => answer.url().includes('changedAfter'));
    await post('/cases/facts', { facts: [note] });
    await fetched;
    await page.waitForTimeout(BETWEEN_MS);
  }
  return longestTask(page);
}

/** Rows of a list once nothing more comes. */
async function untilCopied(page: Page, name: string): Promise<number> {
  const until = Date.now() + FETCHED_WITHIN_MS;
  await goTo(page, name);
  const refresh = page.locator('.list-head .fresh button');
  let rows = -1;
  while (Date.now() < until) {
    await page.waitForTimeout(2_000);
    const text = await page.locator('.list-head .count').textContent();
    const now = Number(/([\d,]+) (?:comments?|cases?)/.exec(text ?? '')?.[1]?.replaceAll(',', '') ?? 0);
    if (now === rows && now > 0 && (await refresh.isEnabled())) break;
    rows = now;
  }
  return rows;
}

/** `mostMs`: of the processor, for one touch and all that follows from it until the next. */
async function perform(page: Page, interaction: Interaction, worked: () => Promise<number>): Promise<{ count: number; mostMs: number }> {
  await page.waitForTimeout(BETWEEN_MS * 3);
  await worked();
  let mostMs = 0;
  const count = await interaction.perform(page, async () => {
    await page.waitForTimeout(BETWEEN_MS);
    mostMs = Math.max(mostMs, await worked());
  });
  return { count, mostMs };
}
