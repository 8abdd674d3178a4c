// Rounds of a case: each second stage and each opening again is counted by itself.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CaseFact, What } from '../../../src/protocol/cases/case-facts.ts';
import { roundsOf } from '../../../src/server/reports/case-rounds.ts';

const OPENED: What = {
  ...{ fact: 'opened', kind: 'complaint', channel: 'kiosk', contact: 'e-mail', reference: 'A', site: 'north' as never },
  ...{ department: null, service: null, receivedAt: 0, day: '2026-11-20', locale: null, entry: null, held: false },
};
const OWNER = randomUUID();
const state = (to: 'answered' | 'closed'): What => ({ fact: 'state', to });
const history = (...whats: What[]): CaseFact[] =>
  [OPENED, ...whats].map((what, place) => {
    const fact = { id: randomUUID(), case: 'c', number: place + 1, at: place * 10, doneAt: 0, by: OWNER, basedOn: place };
    return { ...fact, what, overlaps: [], words: null } as CaseFact;
  });
const times = (facts: CaseFact[]) => roundsOf(facts).map(({ stage, clock }) => [stage, clock.receivedAt, clock.respondedAt]);

test('one, for what was answered or is still worked on', () => {
  expect(times(history())).toEqual([[1, 0, null]]);
  expect(times(history(state('answered'), state('closed')))).toEqual([[1, 0, 10]]);
});

test('one more for each opening again and each second stage', () => {
  const second: What = { fact: 'second-stage', owner: OWNER as never, team: null };
  expect(times(history(state('answered'), { fact: 'reopened' }, state('closed'), second))).toEqual([
    [1, 0, 10],
    [1, 20, 30],
    [2, 40, null],
  ]);
});

test('none for what could not open it again', () => {
  expect(times(history({ fact: 'reopened' }, state('closed'), { fact: 'reopened' }, { fact: 'reopened' }))).toEqual([
    [1, 0, 20],
    [1, 30, null],
  ]);
});

test('of what nothing opened there are none', () => {
  expect(roundsOf([])).toEqual([]);
});
