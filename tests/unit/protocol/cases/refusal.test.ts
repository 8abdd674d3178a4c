import { describe, expect, it } from 'vitest';
import type { What } from '../../../../src/protocol/cases/case-facts.ts';
import { refusalOf } from '../../../../src/protocol/cases/refusal.ts';
import type { Hand } from '../../../../src/protocol/cases/who-may.ts';
import { ANA, BEN, CYN, given, history, OPENED, opened, to } from './a-fact.ts';

type Facts = ReturnType<typeof history>;
const refused = (facts: Facts, what: What, { by = CYN, hand = 'handler' as Hand, basedOn = facts.length } = {}) =>
  refusalOf(facts, { basedOn, what }, { by, hand });

describe('a fact is refused', () => {
  const fresh = history(opened());
  const SECOND: What = { fact: 'second-stage', owner: BEN, team: null };

  it('where there is no case, and where it would open a second one', () => {
    expect(refused([], { fact: 'note' })).toBe('not-found');
    expect(refused(fresh, OPENED, { hand: 'rule' })).toBe('not-allowed');
  });

  it.each([
    ['staff', { fact: 'note' }, null],
    ['staff', to('closed'), 'not-allowed'],
    ['handler', { fact: 'released' }, 'not-allowed'],
    ['handler', { fact: 'subjects', marked: [], cleared: [] }, 'not-allowed'],
    ['intake', { fact: 'subjects', marked: [], cleared: [] }, null],
    ['oversight', { fact: 'note' }, 'not-allowed'],
    ['administrator', { fact: 'note' }, 'not-allowed'],
    ['handler', { fact: 'added', wantsContact: true, satisfied: null }, 'not-allowed'],
    ['sender', { fact: 'added', wantsContact: true, satisfied: null }, null],
    ['sender', { fact: 'note' }, 'not-allowed'],
  ] as [Hand, What, string | null][])('by %s: %o %s', (hand, what, expected) => {
    expect(refused(fresh, what, { hand })).toBe(expected);
  });

  it('when the state can’t change so, and its author knew', () => {
    const closed = history(opened(), { what: to('closed'), by: BEN });
    expect(refused(closed, to('waiting'))).toBe('state-not-possible');
    expect(refused(closed, to('waiting'), { basedOn: 1 })).toBeNull();
    expect(refused(closed, to('closed'))).toBeNull();
    expect(refused(closed, { fact: 'reopened' })).toBeNull();
    expect(refused(fresh, { fact: 'reopened' })).toBe('state-not-possible');
  });

  it('when the second stage would go to somebody of the first, or be decided by them', () => {
    const first = [opened(), { what: given(ANA) }, { what: to('answered'), by: BEN }] as const;
    const answered = history(...first);
    expect(refused(answered, SECOND)).toBe('same-person');
    expect(refused(answered, { ...SECOND, owner: ANA })).toBe('same-person');
    expect(refused(answered, { ...SECOND, owner: CYN })).toBeNull();
    const second = history(...first, { what: { ...SECOND, owner: CYN } });
    expect(refused(second, given(ANA))).toBe('same-person');
    expect(refused(second, to('answered'), { by: ANA })).toBe('same-person');
    expect(refused(second, to('answered'), { by: CYN })).toBeNull();
    expect(refused(second, { ...SECOND, owner: CYN })).toBe('already-second-stage');
  });

  it('when it gives the case to whom it is about', () => {
    const marked = history(opened(), { what: { fact: 'subjects', marked: [BEN], cleared: [] } });
    expect(refused(marked, given(BEN))).toBe('is-subject');
    expect(refused(marked, given(ANA))).toBeNull();
  });

  it('when it decides on a point that nobody named', () => {
    const outcome = (point: string): What => ({ fact: 'outcome', point, outcome: 'upheld' });
    const pointed = history(opened(), { what: { fact: 'points', points: ['wait'] } });
    expect(refused(pointed, outcome('tone'))).toBe('no-such-point');
    expect(refused(pointed, outcome('wait'))).toBeNull();
    expect(refused(pointed, outcome('constructor'))).toBe('no-such-point');
  });

  it('when it releases before anybody looked whom it is about, or what is not held', () => {
    const released: What = { fact: 'released' };
    const looked = { what: { fact: 'subjects', marked: [], cleared: [] } as What };
    expect(refused(history(opened({ held: true })), released, { hand: 'intake' })).toBe('subjects-first');
    expect(refused(history(opened({ held: true }), looked), released, { hand: 'intake' })).toBeNull();
    expect(refused(history(opened(), looked), released, { hand: 'intake' })).toBe('not-held');
  });
});
