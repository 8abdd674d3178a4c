// The queue against a network that loses questions and answers, and a collector that takes a fact once by its id: nothing is lost, nothing is
// done twice, and the order of each case is kept.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../../../../src/console/api-client.ts';
import type { QueuedFact, QueueState } from '../../../../src/console/cases/queued-fact.ts';
import { sealQueued } from '../../../../src/console/cases/queued-fact.ts';
import { sendQueue } from '../../../../src/console/cases/send-queue.ts';
import { cipherFromCopyKey } from '../../../../src/console/copy-cipher.ts';
import type { LocalCopy } from '../../../../src/console/local-copy.ts';
import type { FactAnswer } from '../../../../src/protocol/cases/case-answers.ts';
import type { NewFact, What } from '../../../../src/protocol/cases/case-facts.ts';
import { id, OPENED } from '../../protocol/cases/a-fact.ts';
import { queued } from './a-case.ts';

type Weather = 'fair' | 'lost-question' | 'lost-answer' | 'store-unavailable';
const cipher = await cipherFromCopyKey(Buffer.alloc(32, 7).toString('base64url'), crypto);
const NOTE: What = { fact: 'note' };
/** The collector of these tests takes no request with such a text, and refuses such a point. */
const SHAPELESS = 'shapeless';
const UNKNOWN_POINT: What = { fact: 'outcome', point: 'unknown', outcome: 'not' };

function aCopy() {
  let queue: QueuedFact[] = [];
  const copy: Partial<LocalCopy> = {
    queued: async () => queue,
    changeQueued: async (fact: string, state: QueueState) => {
      queue = queue.map((one) => (one.id === fact ? ({ ...one, ...state } as QueuedFact) : one));
    },
    putCases: async () => true,
  };
  const add = async (...facts: ReturnType<typeof queued>[]) => {
    queue = [...queue, ...(await Promise.all(facts.map((fact) => sealQueued(fact, cipher))))];
  };
  return { copy: copy as LocalCopy, add, states: () => queue.map((one) => [one.id, one.state]), queue: () => queue };
}

function aCollector(weather: () => Weather) {
  const taken: NewFact[] = [];
  const opened: string[] = [];
  const answerTo = (fact: NewFact): FactAnswer => {
    const known = taken.findIndex((one) => one.id === fact.id);
    if (known >= 0) return { id: fact.id, answer: 'duplicate', number: known + 1, overlaps: [] };
    if (fact.what.fact === 'outcome') return { id: fact.id, answer: 'refused', reason: 'no-such-point' };
    taken.push(fact);
    return { id: fact.id, answer: 'stored', number: taken.length, overlaps: [] };
  };
  const call = async (name: string, { body }: { body: { facts: NewFact[]; id: string } }) => {
    const now = weather();
    if (now === 'lost-question') return { result: 'unreachable' };
    if (now === 'store-unavailable') return { result: 'refused', code: 'store-unavailable', detail: null, path: null };
    const shapeless = name === 'addFacts' && body.facts.some(({ words }) => words?.text === SHAPELESS);
    const refused = { result: 'refused', code: 'shape-invalid', detail: null, path: null };
    if (name === 'openCase') opened.push(body.id);
    const answers = name === 'openCase' || shapeless ? [] : body.facts.map(answerTo);
    if (now === 'lost-answer') return { result: 'unreachable' };
    if (name === 'openCase') return { result: 'answered', answer: { opened: true, id: id(1), reference: 'RVC', case: null } };
    return shapeless ? refused : { result: 'answered', answer: { answers, cases: [] } };
  };
  return { api: { call } as unknown as ApiClient, taken, opened };
}

describe('the queue', () => {
  it('loses nothing and doubles nothing in any weather', async () => {
    const weathers = fc.array(fc.constantFrom<Weather>('fair', 'lost-question', 'lost-answer', 'store-unavailable'), { maxLength: 12 });
    const facts = fc.array(fc.constantFrom<'note' | 'shapeless' | 'refused'>('note', 'note', 'shapeless', 'refused'), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(weathers, facts, async (weather, kinds) => {
        const { copy, add, queue } = aCopy();
        const left = [...weather];
        const collector = aCollector(() => left.shift() ?? 'fair');
        await add(...kinds.map((kind, place) => madeOf(kind, place)));
        for (let round = 0; round <= weather.length; round++) await sendQueue({ copy, cipher, api: collector.api });
        const expected = kinds.map((kind, place) => [id(900 + place), kind] as const);
        expect(collector.taken.map((fact) => fact.id)).toEqual(expected.filter(([, kind]) => kind === 'note').map(([fact]) => fact));
        expect(queue().map((one) => (one.state === 'refused' ? one.reason : one.state))).toEqual(kinds.map((kind) => OUTCOME[kind]));
      }),
      { numRuns: 60 },
    );
  });

  it('sends words as they were, and keeps what was refused with them', async () => {
    const { copy, add, queue } = aCopy();
    const { api, taken } = aCollector(() => 'fair');
    await add(queued(1, NOTE, { words: { text: 'Called twice.' } }), queued(2, UNKNOWN_POINT, { words: { text: 'Not true.' } }));
    await sendQueue({ copy, cipher, api });
    expect(taken.map(({ words }) => words)).toEqual([{ text: 'Called twice.' }]);
    const kept = queue()[1]?.words;
    expect(kept && (await cipher.open(kept, id(902)))).toContain('Not true.');
  });

  it('opens a case before what happened to it, and says when it belongs to intake', async () => {
    const { copy, add, queue } = aCopy();
    const { api, opened, taken } = aCollector(() => 'fair');
    await add(queued(1, NOTE), queued(2, { ...OPENED, channel: 'paper' }), queued(3, NOTE));
    await sendQueue({ copy, cipher, api });
    expect(opened).toEqual([id(902)]);
    expect(taken.map((fact) => fact.id)).toEqual([id(901), id(903)]);
    expect(queue()[1]).toMatchObject({ state: 'handed-over', reference: 'RVC' });
  });

  it('does not send what it cannot open, and says so', async () => {
    const { copy, add, states } = aCopy();
    const { api, taken } = aCollector(() => 'fair');
    await add(queued(1, NOTE, { words: { text: 'Of another key.' } }), queued(2, NOTE));
    const other = await cipherFromCopyKey(Buffer.alloc(32, 8).toString('base64url'), crypto);
    await sendQueue({ copy, cipher: other, api });
    expect(states()).toEqual([
      [id(901), 'refused'],
      [id(902), 'sent'],
    ]);
    expect(taken).toHaveLength(1);
  });
});

const OUTCOME = { note: 'sent', shapeless: 'shape-invalid', refused: 'no-such-point' } as const;

function madeOf(kind: 'note' | 'shapeless' | 'refused', place: number) {
  if (kind === 'refused') return queued(place, UNKNOWN_POINT);
  return queued(place, NOTE, { words: { text: kind === 'shapeless' ? SHAPELESS : 'Called.' } });
}
