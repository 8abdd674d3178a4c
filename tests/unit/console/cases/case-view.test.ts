// What is shown before it is sent is what the collector will say once it has it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseView, listedCase, rowOfNew } from '../../../../src/console/cases/case-view.ts';
import type { What } from '../../../../src/protocol/cases/case-facts.ts';
import { caseFrom } from '../../../../src/protocol/cases/case-from.ts';
import { refusalOf } from '../../../../src/protocol/cases/refusal.ts';
import { ANA, BEN, CASE, CYN, given, history, OPENED, opened, to } from '../../protocol/cases/a-fact.ts';
import { anAnswer, aRow, queued } from './a-case.ts';

const WHATS: readonly What[] = [
  ...(['in-progress', 'waiting', 'answered', 'resolved', 'closed'] as const).map(to),
  ...[null, ANA, BEN, CYN].map(given),
  { fact: 'note' },
  { fact: 'acknowledged', channel: 'phone' },
  { fact: 'assessed', harm: 'high', vulnerability: 'low', urgency: 'low' },
  { fact: 'points', points: ['wait'] },
  { fact: 'outcome', point: 'wait', outcome: 'partly' },
  { fact: 'second-stage', owner: CYN, team: null },
  { fact: 'referred', to: 'Ombudsman' },
  { fact: 'reopened' },
];

describe('a case with what waits on top', () => {
  it('is what the collector derives when it has taken all of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WHATS), { maxLength: 12 }), (whats) => {
        const told = history(opened());
        const waiting = [];
        for (const what of whats) {
          const view = caseView(anAnswer(told), waiting);
          if (view && refusalOf(view.facts, { basedOn: 1, what }, { by: ANA, hand: 'handler' }) === null)
            waiting.push(queued(waiting.length, what));
        }
        const stored = waiting.map((one, place) => ({ ...one, number: place + 2, at: one.doneAt, overlaps: [] }));
        const { number: _, ...shown } = caseView(anAnswer(told), waiting)?.found ?? { number: 0 };
        const { number: __, ...derived } = caseFrom([...told, ...stored]) ?? { number: 0 };
        expect(shown).toEqual(derived);
      }),
    );
  });

  it('shows each fact once, however far its sending has come', () => {
    const told = history(opened());
    const note = queued(1, { fact: 'note' });
    const later = [
      ...told,
      ...history(opened(), { what: { fact: 'note' } })
        .slice(1)
        .map((fact) => ({ ...fact, id: note.id })),
    ];
    const stages = [
      caseView(anAnswer(told), [note]),
      caseView(anAnswer(told), [sent(note, 2)]),
      caseView(anAnswer(later), [sent(note, 2)]),
    ];
    for (const view of stages) expect(view?.facts.filter(({ id }) => id === note.id)).toHaveLength(1);
    expect(stages.map((view) => view?.waiting.size)).toEqual([1, 0, 0]);
  });

  it('leaves out what was refused', () => {
    const refused = { ...queued(1, to('closed')), state: 'refused', reason: 'not-allowed' } as never;
    expect(caseView(anAnswer(history(opened())), [refused])?.found.state).toBe('new');
  });

  it('puts what waits into the row of the list', () => {
    const view = caseView(anAnswer(history(opened())), [queued(1, given(BEN)), queued(2, to('waiting'))]);
    expect(listedCase(aRow(), view)).toMatchObject({ owner: BEN, state: 'waiting', waiting: 2, reference: 'RVCTQR222R' });
    expect(listedCase(aRow(), null)).toMatchObject({ owner: null, waiting: 0 });
  });

  it('is there for a case that was opened here and that nobody else knows', () => {
    const view = caseView(null, [queued(1, { ...OPENED, reference: '', channel: 'paper' }), queued(2, { fact: 'note' })]);
    expect(view && rowOfNew(view)).toMatchObject({ id: CASE, reference: '', channel: 'paper', number: 0, waiting: 2, state: 'new' });
  });
});

function sent(note: ReturnType<typeof queued>, number: number) {
  return { ...note, state: 'sent', number, overlaps: [] } as ReturnType<typeof queued>;
}
