import { describe, expect, test } from 'vitest';
import type { What } from '../../../src/protocol/cases/case-facts.ts';
import { type Case, caseFrom } from '../../../src/protocol/cases/case-from.ts';
import type { CaseState } from '../../../src/protocol/cases/case-kinds.ts';
import { CASE_STATES } from '../../../src/protocol/cases/case-kinds.ts';
import type { Due } from '../../../src/server/clock/read-clock.ts';
import { extensionTold, type FactToTell, mayTell, toldToSender } from '../../../src/server/receipts/told-to-sender.ts';

const OPENED: What = {
  ...{ fact: 'opened', kind: 'complaint', channel: 'kiosk', contact: 'e-mail', reference: 'R', site: 'north' as never },
  ...{ department: null, service: null, receivedAt: 0, day: '2026-03-10', locale: 'en', entry: null, held: true },
};
const found = caseFrom([
  { id: '1', case: '2', doneAt: 0, basedOn: 0, what: OPENED, by: 'rule', number: 1, at: 0, overlaps: [], words: null },
]) as Case;
const inState = (state: CaseState, clock: Partial<Case['clock']> = {}): Case => ({ ...found, state, clock: { ...found.clock, ...clock } });
const fact = (what: What, toPerson: string | null = null, more: Partial<FactToTell> = {}): FactToTell => ({
  ...{ what, number: 2, at: 86_400_000, hasWords: toPerson !== null, toPerson },
  ...more,
});
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const NOTHING = { acknowledge: null, respond: null };
const tell = (facts: FactToTell[], one = found, promised: Parameters<typeof toldToSender>[2] = NOTHING) =>
  toldToSender(one, facts, promised, dayOf);
const due = (state: Due['state']): Due => ({ day: '2026-03-17', at: 9, state, toBeConfirmed: true });
const state = (to: 'answered' | 'closed'): What => ({ fact: 'state', to });
const added = (satisfied: boolean | null): What => ({ fact: 'added', wantsContact: false, satisfied });

test('every state has one of the few words for senders', () => {
  expect(Object.fromEntries(CASE_STATES.map((one) => [one, tell([], inState(one)).state]))).toEqual({
    ...{ new: 'received', acknowledged: 'received', 'in-progress': 'looked-at', waiting: 'waiting', answered: 'answered' },
    ...{ resolved: 'answered', closed: 'closed', reopened: 'looked-at', referred: 'referred' },
  });
});

describe('words', () => {
  test('are told only where they were meant for the person, and never of notes, lessons, marks and moves', () => {
    const silent: What[] = [
      ...[OPENED, { fact: 'note' }, { fact: 'lesson' }, { fact: 'held' }, { fact: 'released' }, added(null)],
      { fact: 'points', points: ['p' as never] },
      { fact: 'subjects', marked: [], cleared: [] },
      { fact: 'assigned', owner: null, team: null },
      { fact: 'assessed', harm: 'low', vulnerability: 'low', urgency: 'low' },
      { fact: 'classified', kind: 'question' },
      { fact: 'linked', to: '3' as never, how: 'related' },
    ] as What[];
    for (const what of silent) expect([what.fact, mayTell(what), tell([fact(what, 'said')]).told]).toEqual([what.fact, false, []]);
    expect(tell([fact(state('answered'), 'Yes.'), fact(state('closed'))]).told).toEqual([
      { day: '1970-01-02', text: 'Yes.', outcome: null },
    ]);
  });

  test('of a point that was decided anew, those of the last decision; none where that one has none', () => {
    const decided = (point: string, outcome: 'upheld' | 'not', toPerson: string | null) =>
      fact({ fact: 'outcome', point: point as never, outcome }, toPerson);
    expect(
      tell([decided('a', 'not', 'No.'), decided('b', 'not', 'No b.'), decided('a', 'upheld', 'Yes.'), decided('b', 'upheld', null)]).told,
    ).toEqual([{ day: '1970-01-02', text: 'Yes.', outcome: 'upheld' }]);
  });
});

describe('days', () => {
  test('promised are told with whether anybody has confirmed them; none while they are awaited', () => {
    const told = tell([], found, { acknowledge: due('running'), respond: due('paused') });
    expect(told.acknowledge).toEqual({ by: '2026-03-17', toBeConfirmed: true, on: null });
    expect(told.answer).toEqual({ by: null, toBeConfirmed: false, on: null });
  });

  test('of an answer count as those of an acknowledgement', () => {
    const { acknowledge, answer } = tell([], inState('answered', { respondedAt: 86_400_000 }));
    expect([acknowledge.on, answer.on]).toEqual(['1970-01-02', '1970-01-02']);
  });

  test('of handing it on to another body are no answer; one that was given before stands, and nothing more is promised', () => {
    const referred = fact({ fact: 'referred', to: 'Ombudsman' });
    const daysOf = (...facts: FactToTell[]) => {
      const promised = { acknowledge: due('running'), respond: due('running') };
      const { acknowledge, answer } = tell(facts, inState('referred', { respondedAt: 86_400_000 }), promised);
      return [acknowledge.by, answer.by, acknowledge.on, answer.on];
    };
    expect(daysOf(referred)).toEqual([null, null, null, null]);
    expect(daysOf(fact(state('answered')), referred)).toEqual([null, null, '1970-01-02', '1970-01-02']);
    expect(daysOf(fact(state('answered')), fact({ fact: 'reopened' }), referred)).toEqual([null, null, null, null]);
  });

  test('later ones count from when the person was told of them, and end with a new beginning', () => {
    const extended = (to: string, toldOn: string | null, toPerson: string | null = null) =>
      fact({ fact: 'extended', to, toldOn }, toPerson);
    expect(extensionTold([])).toBeNull();
    expect(extensionTold([extended('2026-04-01', null)])).toBeNull();
    expect(extensionTold([extended('2026-04-01', '2026-03-12'), extended('2026-05-01', null)])).toBe('2026-04-01');
    expect(extensionTold([extended('2026-04-01', null, 'It takes until April.')])).toBe('2026-04-01');
    expect(extensionTold([extended('2026-04-01', '2026-03-12'), fact({ fact: 'reopened' })])).toBeNull();
  });
});

describe('whether the answer satisfied', () => {
  test('is asked once for each answer', () => {
    const answered = inState('answered');
    expect(tell([], found).asksSatisfied).toBe(false);
    expect(tell([fact(state('answered'))], answered).asksSatisfied).toBe(true);
    expect(tell([fact(state('answered')), fact(added(null))], answered).asksSatisfied).toBe(true);
    expect(tell([fact(state('answered')), fact(added(true))], answered).asksSatisfied).toBe(false);
    expect(tell([fact(added(false)), fact(state('answered'))], answered).asksSatisfied).toBe(true);
    expect(tell([fact(state('answered'))], inState('referred')).asksSatisfied).toBe(false);
  });

  test('and that something was added is told without its words', () => {
    expect(tell([fact(added(false), null, { hasWords: true })]).added).toEqual([
      { day: '1970-01-02', hasText: true, wantsContact: false, satisfied: false },
    ]);
  });
});
