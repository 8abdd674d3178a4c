// A line to the collector that does everything a line can do: loses requests and answers, doubles and delays them, gives old answers
// to new questions, cuts them short, and puts portals and broken proxies in between. Which of it happens comes from the seed.
import type { OutgoingBatch } from '../../src/kiosk/outbox/outgoing.ts';
import type { Outcome } from '../../src/kiosk/sync/outcome.ts';
import { readAnswer } from '../../src/kiosk/sync/read-answer.ts';
import type { Answer } from '../../src/kiosk/sync/signed-fetch.ts';
import { type ModelCollector, problem } from './model-collector.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { VirtualTime } from './virtual-time.ts';

type NetworkFault =
  | 'lost-request'
  | 'lost-answer'
  | 'doubled'
  | 'late'
  | 'old-answer'
  | 'truncated'
  | 'portal'
  | 'proxy-json'
  | 'server-error'
  | 'rate-limited'
  | 'not-ours'
  | 'part-named'
  | 'wrong-hash';

const FAULTS: readonly [NetworkFault, ...NetworkFault[]] = [
  'lost-request',
  'lost-answer',
  'doubled',
  'late',
  'old-answer',
  'truncated',
  'portal',
  'proxy-json',
  'server-error',
  'rate-limited',
  'not-ours',
  'part-named',
  'wrong-hash',
];

const TIME_LIMIT_MS = 30_000;

export type FaultyNetwork = {
  /** In [0, 1]: how often something goes wrong. */
  trouble: number;
  readonly seen: Map<NetworkFault, number>;
  send(batch: OutgoingBatch): Promise<Outcome>;
  /** As a bad client would read it: by status alone. */
  lastStatus(): number;
};

type Plain = { status: number; text: string };
type Request = { batchId: string; ledgerId: string; entries: { header: string; body: string }[] };

export function faultyNetwork(time: VirtualTime, random: SeededRandom, collector: ModelCollector): FaultyNetwork {
  const seen = new Map<NetworkFault, number>();
  let lastStatus = 0;
  let oldAnswer: Plain | null = null;
  let requests = 0;

  async function send(batch: OutgoingBatch): Promise<Outcome> {
    const batchId = uuid(++requests);
    const request = { batchId, ledgerId: batch.ledgerId, entries: batch.entries.map(({ header, body }) => ({ header, body })) };
    const fault = random.chance(network.trouble) ? random.pick(FAULTS) : null;
    if (fault) seen.set(fault, (seen.get(fault) ?? 0) + 1);
    await time.sleep(random.below(40));
    const answer = await answerWith(fault, request);
    await time.sleep(random.below(40));
    lastStatus = answer?.status ?? 0;
    if (!answer) return { type: 'failed', failure: { cause: random.chance(0.5) ? 'network' : 'timeout' } };
    return readAnswer(asAnswer(answer), batchId);
  }

  /** null: no answer came. */
  async function answerWith(fault: NetworkFault | null, request: Request): Promise<Plain | null> {
    switch (fault) {
      case 'lost-request':
        await time.sleep(random.below(TIME_LIMIT_MS));
        return null;
      case 'lost-answer':
        reach(request);
        await time.sleep(random.below(TIME_LIMIT_MS));
        return null;
      case 'late':
        time.at(random.below(3 * TIME_LIMIT_MS), () => reach(request));
        await time.sleep(TIME_LIMIT_MS);
        return null;
      case 'doubled':
        time.at(random.below(2 * TIME_LIMIT_MS), () => reach(request));
        return reach(request);
      case 'old-answer': {
        const before = oldAnswer;
        reach(request);
        return before;
      }
      default:
        return disturbed(fault, request);
    }
  }

  function disturbed(
    fault: Exclude<NetworkFault, 'lost-request' | 'lost-answer' | 'late' | 'doubled' | 'old-answer'> | null,
    request: Request,
  ) {
    switch (fault) {
      case 'portal':
        return { status: 200, text: '<!doctype html><title>Sign in to the network</title>' };
      case 'proxy-json':
        return { status: 200, text: '{}' };
      case 'not-ours':
        return { status: random.pick([400, 403, 404, 407, 422, 502]), text: 'Bad gateway' };
      case 'server-error':
        if (random.chance(0.5)) reach(request);
        return problem(random.pick([500, 503]), 'internal');
      case 'rate-limited':
        return problem(429, 'rate-limited');
      case 'truncated': {
        const { status, text } = reach(request);
        return { status, text: text.slice(0, random.below(text.length)) };
      }
      case 'part-named':
        return renamed(reach(request), (verdicts) => verdicts.filter(() => random.chance(0.7)));
      case 'wrong-hash':
        return renamed(reach(request), (verdicts) =>
          verdicts.map((verdict) => (random.chance(0.3) ? { ...verdict, hash: 'A'.repeat(43) } : verdict)),
        );
      case null:
        return reach(request);
    }
  }

  function reach(request: Request): Plain {
    const answer = collector.accept(request, time.now());
    if (answer.status === 200 && random.chance(0.3)) oldAnswer = answer;
    return answer;
  }

  const network: FaultyNetwork = { trouble: 0, seen, send, lastStatus: () => lastStatus };
  return network;
}

type NamedVerdict = { id: string; hash: string; verdict: string };
function renamed({ status, text }: Plain, change: (verdicts: NamedVerdict[]) => NamedVerdict[]): Plain {
  if (status !== 200) return { status, text };
  const acknowledgement = JSON.parse(text) as { verdicts: NamedVerdict[] };
  return { status, text: JSON.stringify({ ...acknowledgement, verdicts: change(acknowledgement.verdicts) }) };
}

function asAnswer({ status, text }: Plain): Answer {
  const isProblem = text.startsWith('{"type":"/problems/');
  const headers = new Headers({ 'content-type': isProblem ? 'application/problem+json' : 'application/json' });
  if (status === 429) headers.set('retry-after', '7');
  return { status, text, headers };
}

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
