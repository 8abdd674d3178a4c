// Two people who said different things apart: either word, said once more by somebody who knows of both, settles it.
import { describe, expect, it } from 'vitest';
import { settlements } from '../../../../src/console/cases/settlements.ts';
import { caseFrom } from '../../../../src/protocol/cases/case-from.ts';
import { overlapsOf } from '../../../../src/protocol/cases/overlaps.ts';
import { ANA, BEN, CYN, given, history, id, opened, type Told, to } from '../../protocol/cases/a-fact.ts';

function sides(role: 'handler' | 'oversight', ...told: Told[]) {
  const facts = history(opened(), ...told);
  const found = caseFrom(facts);
  const [conflict] = found?.conflicts ?? [];
  if (!found || !conflict) throw new Error('no conflict');
  return { facts, found: settlements(conflict, { found, facts, me: { id: CYN, role } }) };
}

const APART: Told[] = [
  { what: given(ANA), by: ANA, basedOn: 1 },
  { what: given(BEN), by: BEN, basedOn: 1 },
];

describe('a conflict', () => {
  it('shows who said what, the one that counts first', () => {
    const { found } = sides('handler', ...APART);
    expect(found.map(({ of, counts }) => [of.by, counts])).toEqual([
      [BEN, true],
      [ANA, false],
    ]);
  });

  it.each([0, 1])('is settled by either side said once more (%i)', (which) => {
    const { facts, found } = sides('handler', ...APART);
    const again = found[which]?.again;
    if (!again) throw new Error('not offered');
    const fact = { ...again, case: facts[0]?.case ?? '', by: CYN as never, basedOn: facts.length, number: facts.length + 1 };
    const settled = { ...fact, id: id(99), at: 1, doneAt: 1, overlaps: overlapsOf({ ...fact, by: CYN as never }, facts) };
    expect(caseFrom([...facts, settled])?.conflicts).toEqual([]);
  });

  it('that changed nothing leaves the other as what counts', () => {
    const { found } = sides('handler', { what: to('closed'), by: ANA, basedOn: 1 }, { what: to('waiting'), by: BEN, basedOn: 1 });
    expect(found[0]).toMatchObject({ of: { by: ANA }, counts: true, again: { what: to('closed') } });
    expect(found[1]).toMatchObject({ of: { by: BEN }, counts: false, again: null });
  });

  it('over a second stage is confirmed by the state that it led to', () => {
    const told: Told[] = [
      { what: to('answered'), by: ANA },
      { what: to('closed'), by: ANA, basedOn: 2 },
    ];
    const second: Told = { what: { fact: 'second-stage', owner: CYN, team: null }, by: BEN, basedOn: 2 };
    const { found } = sides('handler', ...told, second, { what: to('in-progress'), by: ANA, basedOn: 3 });
    expect(found.some(({ again }) => again !== null)).toBe(true);
  });

  it('is only shown to who may not settle it', () => {
    expect(sides('oversight', ...APART).found.map(({ again }) => again)).toEqual([null, null]);
  });
});
