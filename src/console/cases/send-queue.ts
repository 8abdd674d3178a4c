// Sends what was done to cases, in the order in which it was done, until nothing waits or nobody can be reached. Each fact has the id that its
// author made, so sending one again makes no second; what the collector does not take stays in the queue, with the reason, until it was seen.
import type { FactAnswer } from '../../protocol/cases/case-answers.ts';
import type { OpenCaseRequest } from '../../protocol/cases/case-api.ts';
import type { NewFact, Opened } from '../../protocol/cases/case-facts.ts';
import type { ProblemCode } from '../../protocol/problem.ts';
import type { ApiClient, ApiResult } from '../api-client.ts';
import type { CopyCipher } from '../copy-cipher.ts';
import type { LocalCopy } from '../local-copy.ts';
import { type ReadQueued, readQueued } from './queued-fact.ts';

/** As `AddFactsRequest` takes them. */
const FACTS_PER_REQUEST = 50;

type Needs = { copy: LocalCopy; cipher: CopyCipher; api: Pick<ApiClient, 'call'> };

export async function sendQueue(needs: Needs): Promise<void> {
  for (;;) {
    const waiting = (await needs.copy.queued()).filter(({ state }) => state === 'waiting');
    const next = await Promise.all(upToNextOpening(waiting).map((fact) => readQueued(fact, needs.cipher)));
    if (next.length === 0 || !(await sendNext(needs, next))) return;
  }
}

/** A case that is opened here goes by itself, and before what happened to it. */
function upToNextOpening<F extends Pick<ReadQueued, 'what'>>(waiting: readonly F[]): readonly F[] {
  const opening = waiting.findIndex(({ what }) => what.fact === 'opened');
  return opening === 0 ? waiting.slice(0, 1) : waiting.slice(0, opening < 0 ? FACTS_PER_REQUEST : Math.min(opening, FACTS_PER_REQUEST));
}

/** false: later. */
async function sendNext(needs: Needs, next: readonly ReadQueued[]): Promise<boolean> {
  const closed = next.filter(({ unreadable }) => unreadable);
  for (const { id } of closed) await needs.copy.changeQueued(id, { state: 'refused', reason: 'unreadable' });
  const [first] = next;
  if (closed.length > 0 || !first) return true;
  return first.what.fact === 'opened' ? sendOpening(needs, first, first.what) : sendFacts(needs, next);
}

async function sendFacts(needs: Needs, facts: readonly ReadQueued[]): Promise<boolean> {
  const result = await needs.api.call('addFacts', { body: { facts: facts.map(newFact) } });
  if (result.result === 'answered') {
    for (const answer of result.answer.answers) await needs.copy.changeQueued(answer.id, stateAfter(answer));
    await needs.copy.putCases(result.answer.cases, [], null);
    return result.answer.answers.length > 0;
  }
  if (!isFinal(result)) return false;
  // One that can't be taken must not hold up the others.
  if (facts.length > 1) {
    for (const fact of facts) if (!(await sendFacts(needs, [fact]))) return false;
    return true;
  }
  for (const { id } of facts) await needs.copy.changeQueued(id, { state: 'refused', reason: result.code });
  return true;
}

function newFact({ id, case: of, doneAt, basedOn, what, words }: ReadQueued): NewFact {
  return { id, case: of, doneAt, basedOn, what, words };
}

function stateAfter(answer: FactAnswer) {
  if (answer.answer === 'refused') return { state: 'refused', reason: answer.reason } as const;
  return { state: 'sent', number: answer.number, overlaps: answer.overlaps } as const;
}

async function sendOpening({ copy, api }: Needs, queued: ReadQueued, what: Opened): Promise<boolean> {
  const result = await api.call('openCase', { body: openRequest(queued, what) });
  if (result.result === 'answered') {
    const { case: row, reference } = result.answer;
    if (row) await copy.putCases([row], [], null);
    const state = row ? ({ state: 'sent', number: 1, overlaps: [] } as const) : ({ state: 'handed-over', reference } as const);
    await copy.changeQueued(queued.id, state);
    return true;
  }
  if (!isFinal(result)) return false;
  await copy.changeQueued(queued.id, { state: 'refused', reason: result.code });
  return true;
}

function openRequest({ id, case: of, doneAt, time, words }: ReadQueued, what: Opened): OpenCaseRequest {
  const { kind, contact, department, service, channel, site, day, locale, sheet = null } = what;
  const opening = { id, doneAt, kind, contact, department, service, words };
  if (channel === 'kiosk') return { from: 'item', item: of, ...opening };
  return { from: 'elsewhere', case: of, channel, site, day, time: time ?? '12:00', locale, sheet, ...opening };
}

const FINAL: readonly ProblemCode[] = ['shape-invalid', 'not-found', 'not-allowed', 'body-too-large', 'body-too-deep'];

/** To ask again would be answered the same. */
function isFinal(
  result: Exclude<ApiResult<unknown>, { result: 'answered' }>,
): result is Extract<ApiResult<unknown>, { result: 'refused' }> {
  return result.result === 'refused' && FINAL.includes(result.code);
}
