// Response: how long each touch of a whole complaint takes to show, on a page whose main thread is six times slower: from the touch to the
// next paint, as the browser's Event Timing tells it (web.dev calls the figure "interaction to next paint"). All touches count, also each
// letter on the kiosk's own keyboard. Between touches the page is left alone, as a person leaves it: what a test asks of it meanwhile would
// run on the same thread and count as its own.
import { aServiceVisit, type ServiceVisit } from '../../support/service-visit.ts';
import { type BenchContext, type BenchmarkResult, type Comparison, compare, type Goal } from '../comparison.ts';
import { quantile } from '../distribution.ts';
import { longestOf, type Touch, watchTouches } from '../event-timing.ts';

const SLOWER = 6;
const GOAL_MS = 100;
const COMPLAINTS = 3;
const BETWEEN_TOUCHES_MS = 300;

export async function responseBenchmark({ quick }: BenchContext): Promise<BenchmarkResult> {
  const visit = await aServiceVisit('belmopan-ground-floor', 'mps-belize', { pauseMs: BETWEEN_TOUCHES_MS });
  const { page } = visit;
  await complain(visit);
  const seen: Touch[] = [];
  await watchTouches(page, (touch) => seen.push(touch));
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  for (let done = 0; done < (quick ? 1 : COMPLAINTS); done++) await complain(visit);
  await visit.end();
  const touches = longestOf(seen);
  const durations = touches.map(({ ms }) => ms);
  const slowest = touches.slice(0, 5).map(({ ms, on }) => `${Math.round(ms)} ms "${on}"`);
  return {
    comparisons: [line('three in four', quantile(durations, 0.75), { atMost: 1 }), line('99 of 100', quantile(durations, 0.99), null)],
    notes: [`response: ${touches.length} touches of 16 ms and more (shorter ones are not told); slowest: ${slowest.join(', ')}`],
  };
}

function line(share: string, ours: number, goal: Goal | null): Comparison {
  const what = `touches of a complaint, main thread ${SLOWER}× slower, until the next paint: ${share} within`;
  return compare({ benchmark: 'response', what, unit: 'ms', ours, against: 'the goal', reference: GOAL_MS, goal });
}

async function complain({ begins, answers, writes, sends, asked }: ServiceVisit): Promise<void> {
  await begins('Compliment or complaint');
  await answers(['What would you like to give us?', 'A complaint']);
  await writes('What happened?', 'Nobody came to the counter');
  await answers(
    ['On which day did it happen?', /^Yesterday/, 'Continue'],
    ['At about what time?', '9 AM', '9:15 AM', 'Continue'],
    ['Where did it happen?', 'At a counter'],
  );
  await writes('Which counter was it?', 'The second');
  await answers(['Which department is it about?', 'Lands'], ['Which service is it about?', 'Skip'], ['What should happen now?', 'Skip']);
  await answers(['May we contact you?', 'Yes, contact me']);
  await writes('What is your name?', 'Ana');
  await writes('What is your e-mail address?', 'ana@example.org');
  await writes('What is your phone number?', '8222204');
  await asked('Is this right?');
  await sends();
}
