import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFact, What } from '../../../../src/protocol/cases/case-facts.ts';
import { type Case, caseFrom } from '../../../../src/protocol/cases/case-from.ts';
import { CASE_STATES } from '../../../../src/protocol/cases/case-kinds.ts';
import { touches } from '../../../../src/protocol/cases/overlaps.ts';
import { STATE_CHANGES } from '../../../../src/protocol/cases/state-changes.ts';
import { ANA, BEN, CASE, CYN, given, history, id, opened, RECEIVED, type Told, to } from './a-fact.ts';

const HOUR = 3_600_000;
const derived = (...told: Told[]): Case => caseFrom(history(...told)) as Case;

describe('a case, from its facts', () => {
  it('is none without the fact that opens it', () => {
    expect(caseFrom([])).toBeNull();
    expect(caseFrom(history({ what: { fact: 'note' } }))).toBeNull();
  });

  it('opens new, as it was left', () => {
    expect(derived(opened({ held: true }))).toMatchObject({
      ...{ id: CASE, kind: 'complaint', state: 'new', stage: 1, owner: null, severity: null, held: true, number: 1, conflicts: [] },
      clock: { receivedAt: RECEIVED, pauses: [], extendedTo: null, acknowledgedAt: null, respondedAt: null },
    });
  });

  it('takes the highest of harm, vulnerability and urgency for its severity', () => {
    const level = (harm: 'low' | 'medium' | 'high'): What => ({ fact: 'assessed', harm, vulnerability: 'low', urgency: 'low' });
    expect(['low', 'medium', 'high'].map((harm) => derived(opened(), { what: level(harm as 'low') }).severity)).toEqual([
      'low',
      'medium',
      'high',
    ]);
  });

  it('pauses the clock while it waits for the person', () => {
    const { clock } = derived(
      opened(),
      { what: to('waiting'), at: RECEIVED + HOUR },
      { what: to('waiting'), at: RECEIVED + 2 * HOUR },
      { what: to('in-progress'), at: RECEIVED + 5 * HOUR },
      { what: to('waiting'), at: RECEIVED + 6 * HOUR },
    );
    expect(clock.pauses).toEqual([
      { from: RECEIVED + HOUR, until: RECEIVED + 5 * HOUR },
      { from: RECEIVED + 6 * HOUR, until: null },
    ]);
  });

  it('is acknowledged once, and no later acknowledgement takes it back from the work', () => {
    const acknowledged: What = { fact: 'acknowledged', channel: 'e-mail' };
    expect(derived(opened(), { what: acknowledged, at: RECEIVED + HOUR })).toMatchObject({ state: 'acknowledged' });
    const late = derived(
      opened(),
      { what: to('in-progress') },
      { what: acknowledged, at: RECEIVED + HOUR },
      { what: acknowledged, at: RECEIVED + 9 },
    );
    expect([late.state, late.clock.acknowledgedAt]).toEqual(['in-progress', RECEIVED + HOUR]);
  });

  it('is counted anew when it is reopened, and in its second stage', () => {
    const again = derived(
      opened(),
      { what: { fact: 'extended', to: '2026-04-30', toldOn: '2026-03-20' } },
      { what: to('answered'), at: RECEIVED + HOUR },
      { what: { fact: 'reopened' }, at: RECEIVED + 2 * HOUR },
    );
    expect(again.clock).toEqual({ receivedAt: RECEIVED + 2 * HOUR, pauses: [], extendedTo: null, acknowledgedAt: null, respondedAt: null });
    const second = derived(
      opened(),
      { what: given(ANA) },
      { what: to('closed'), at: RECEIVED + HOUR },
      { what: { fact: 'second-stage', owner: BEN, team: null }, at: RECEIVED + 3 * HOUR },
    );
    expect(second).toMatchObject({ stage: 2, owner: BEN, state: 'reopened', closedAt: null, firstStagePeople: [ANA] });
    expect(second.clock.receivedAt).toBe(RECEIVED + 3 * HOUR);
    expect(second.receivedAt).toBe(RECEIVED);
  });

  it('keeps an outcome for each point, and where it was referred to', () => {
    const found = derived(
      opened(),
      { what: { fact: 'points', points: ['wait', 'tone'] } },
      { what: { fact: 'outcome', point: 'wait', outcome: 'upheld' } },
      { what: { fact: 'referred', to: 'Office of the Ombudsman' } },
    );
    expect(found).toMatchObject({ points: { wait: 'upheld', tone: null }, state: 'referred', referredTo: 'Office of the Ombudsman' });
  });

  it('is taken from an owner whom it turns out to be about, and never given back to them', () => {
    const marked: What = { fact: 'subjects', marked: [ANA], cleared: [] };
    expect(derived(opened(), { what: given(ANA) }, { what: marked })).toMatchObject({ owner: null, subjects: [ANA], subjectsLooked: true });
    expect(derived(opened(), { what: marked }, { what: given(ANA) }).owner).toBeNull();
    expect(derived(opened(), { what: marked }, { what: { fact: 'subjects', marked: [BEN], cleared: [ANA] } }).subjects).toEqual([BEN]);
  });

  it('is released, and can be held again', () => {
    expect(derived(opened({ held: true }), { what: { fact: 'released' } }).held).toBe(false);
    expect(derived(opened(), { what: { fact: 'held' } }).held).toBe(true);
  });
});

describe('two people who changed it apart', () => {
  const apart = () => [opened(), { what: given(BEN), by: BEN }, { what: given(CYN), by: CYN, basedOn: 1 }] as const;

  it('keep both facts; the later arrival counts, and the conflict stands', () => {
    const found = derived(...apart());
    expect(found.owner).toBe(CYN);
    expect(found.conflicts).toEqual([{ fact: id(3), with: [id(2)], about: 'owner', counts: true }]);
  });

  it('until somebody who knows of both says it once more', () => {
    expect(derived(...apart(), { what: given(CYN), by: ANA, basedOn: 2 }).conflicts).toHaveLength(1);
    expect(derived(...apart(), { what: { fact: 'note' }, by: ANA, basedOn: 3 }).conflicts).toHaveLength(1);
    expect(derived(...apart(), { what: given(CYN), by: ANA, basedOn: 3 }).conflicts).toEqual([]);
  });

  it('do not contradict each other about different things, nor by saying the same, nor oneself', () => {
    expect(derived(opened(), { what: given(BEN), by: BEN }, { what: to('waiting'), by: CYN, basedOn: 1 }).conflicts).toEqual([]);
    expect(derived(opened(), { what: given(BEN), by: BEN }, { what: given(BEN), by: CYN, basedOn: 1 }).conflicts).toEqual([]);
    expect(derived(opened(), { what: given(BEN), by: BEN }, { what: given(CYN), by: BEN, basedOn: 1 }).conflicts).toEqual([]);
  });

  it('a change that is not possible any more changes nothing, and is shown', () => {
    const found = derived(opened(), { what: to('closed'), by: BEN }, { what: to('waiting'), by: CYN, basedOn: 1 });
    expect(found.state).toBe('closed');
    expect(found.clock.pauses).toEqual([]);
    expect(found.conflicts).toEqual([{ fact: id(3), with: [id(2)], about: 'state', counts: false }]);
  });
});

describe('properties', () => {
  const person = fc.constantFrom(ANA, BEN, CYN);
  const level = fc.constantFrom('low', 'medium', 'high');
  const what: fc.Arbitrary<What> = fc.oneof(
    fc.record({ fact: fc.constant('state'), to: fc.constantFrom('in-progress', 'waiting', 'answered', 'resolved', 'closed') }),
    fc.record({ fact: fc.constant('assigned'), owner: fc.option(person), team: fc.constant(null) }),
    fc.record({ fact: fc.constant('assessed'), harm: level, vulnerability: level, urgency: level }),
    fc.record({ fact: fc.constant('classified'), kind: fc.constantFrom('complaint', 'question') }),
    fc.record({ fact: fc.constant('points'), points: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }) }),
    fc.record({ fact: fc.constant('outcome'), point: fc.constantFrom('a', 'b'), outcome: fc.constantFrom('upheld', 'not') }),
    fc.record({ fact: fc.constant('extended'), to: fc.constantFrom('2026-04-01', '2026-05-01'), toldOn: fc.constant(null) }),
    fc.constant({ fact: 'released' }),
    fc.constant({ fact: 'reopened' }),
    fc.record({ fact: fc.constant('linked'), to: fc.constantFrom(id(101), id(102)), how: fc.constant('related') }),
  ) as fc.Arbitrary<What>;
  const told = fc.array(fc.record({ what, by: person, seen: fc.nat(4) }), { maxLength: 14 });
  const factsOf = (some: { what: What; by: string; seen: number }[]) =>
    history(opened({ held: true }), ...some.map(({ seen, ...one }, place) => ({ ...one, basedOn: Math.max(1, place + 1 - seen) })));

  it('the order in which facts are handed over is of no account', () => {
    const shuffled = told.chain((some) =>
      fc.tuple(fc.constant(factsOf(some)), fc.shuffledSubarray(factsOf(some), { minLength: some.length + 1 })),
    );
    fc.assert(
      fc.property(shuffled, ([facts, mixed]) => {
        expect(caseFrom(mixed)).toEqual(caseFrom(facts));
      }),
    );
  });

  it('facts about different things derive the same case, in whatever order they arrive', () => {
    const independent = told.map((some) => {
      const seen = new Set<string>();
      // Who had a hand in the first stage is also of the order, so one author does all.
      return some.filter(({ what: one }) => touches(one).every((thing) => !seen.has(group(thing)) && seen.add(group(thing))));
    });
    const bothOrders = independent.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })));
    fc.assert(
      fc.property(bothOrders, ([one, other]) => {
        const [a, b] = [one, other].map((some) => caseFrom(history(opened(), ...some.map((each) => ({ what: each.what, basedOn: 1 })))));
        expect(a).toEqual(b);
      }),
    );
  });

  it('only states that may follow each other do; nothing is ever lost of the facts', () => {
    fc.assert(
      fc.property(told, (some) => {
        const facts = factsOf(some);
        let before = caseFrom(facts.slice(0, 1)) as Case;
        for (let count = 2; count <= facts.length; count++) {
          const now = caseFrom(facts.slice(0, count)) as Case;
          expect(now.state === before.state || STATE_CHANGES[before.state].includes(now.state)).toBe(true);
          expect(now.number).toBe(count);
          before = now;
        }
      }),
    );
  });

  it('what a console adds before it is sent derives as the collector will, when nobody was in between', () => {
    fc.assert(
      fc.property(told, what, (some, last) => {
        const sent = history(opened(), ...some.map((each) => ({ what: each.what })), { what: last });
        const waiting: CaseFact[] = sent.map((fact, place) => (place === sent.length - 1 ? { ...fact, number: null, at: null } : fact));
        expect({ ...caseFrom(waiting), number: 0 }).toEqual({ ...caseFrom(sent), number: 0 });
      }),
    );
  });

  it('every state is in the table', () => {
    expect(Object.keys(STATE_CHANGES).sort()).toEqual([...CASE_STATES].sort());
  });
});

/** A point and its outcome are of one thing, and deciding belongs to the state. */
function group(thing: string): string {
  return thing.replace(/^(?:point|outcome):/, 'point:');
}
