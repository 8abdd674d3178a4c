import { describe, expect, it } from 'vitest';
import { BOARDS, boardCounts, byUrgency, filterCases, NO_FILTER, onBoard } from '../../../../src/console/cases/case-boards.ts';
import { ANA, BEN, id } from '../../protocol/cases/a-fact.ts';
import { aRow } from './a-case.ts';

const NOW = Date.UTC(2026, 2, 10, 15, 30);
const LOOKING = { me: ANA, nowMs: NOW, zoneOf: () => 'America/Cayman' };
const at = (day: number, hour: number) => new Date(Date.UTC(2026, 2, day, hour)).toISOString();

const rows = [
  aRow({ id: id(1), dueAt: at(9, 5), owner: BEN }),
  aRow({ id: id(2), dueAt: at(11, 4), owner: ANA, atRiskFrom: at(10, 15) }),
  aRow({ id: id(3), dueAt: at(11, 6), kind: 'question', department: 'lands' }),
  aRow({ id: id(4), dueAt: at(20, 6), atRiskFrom: at(9, 0), owner: BEN, conflicts: 1, state: 'in-progress' }),
  aRow({ id: id(5), state: 'closed', owner: ANA, dueAt: null, conflicts: 1 }),
  aRow({ id: id(6), state: 'referred', dueAt: at(9, 5), atRiskFrom: at(9, 0) }),
];
const on = (board: (typeof BOARDS)[number]) => onBoard(rows, board, LOOKING).map((row) => Number(row.id.slice(-2)));

describe('boards', () => {
  it('hold what belongs there', () => {
    expect(on('open')).toEqual([1, 2, 3, 4]);
    expect(on('late')).toEqual([1]);
    expect(on('today'), 'midnight is at five in UTC').toEqual([2]);
    expect(on('at-risk')).toEqual([2, 4]);
    expect(on('mine')).toEqual([2]);
    expect(on('unowned')).toEqual([3]);
    expect(on('conflicts')).toEqual([4, 5]);
    expect(on('ended')).toEqual([5, 6]);
  });

  it('count what they hold', () => {
    const counts = boardCounts(rows, LOOKING);
    for (const board of BOARDS) expect(counts[board]).toBe(on(board).length);
  });

  it('put first what is due first, then the newest', () => {
    const undated = [aRow({ id: id(7), receivedAt: at(1, 0) }), aRow({ id: id(8), receivedAt: at(2, 0) })];
    const order = byUrgency([...undated, ...rows.slice(0, 4).reverse()]).map((row) => Number(row.id.slice(-2)));
    expect(order).toEqual([1, 2, 3, 4, 8, 7]);
  });

  it('are in the same order however the rows came', () => {
    const same = [3, 1, 2].map((number) => aRow({ id: id(number), dueAt: null, receivedAt: at(1, 0) }));
    expect(byUrgency(same)).toEqual(byUrgency(same.toReversed()));
  });
});

describe('filters', () => {
  const found = (change: object) => filterCases(rows, { ...NO_FILTER, ...change }).map((row) => Number(row.id.slice(-2)));

  it('narrow by what is plain', () => {
    expect(found({})).toHaveLength(rows.length);
    expect(found({ kind: 'question' })).toEqual([3]);
    expect(found({ state: 'closed' })).toEqual([5]);
    expect(found({ department: 'lands' })).toEqual([3]);
    expect(found({ owner: 'nobody' })).toEqual([3, 6]);
    expect(found({ owner: ANA })).toEqual([2, 5]);
    expect(found({ site: 'south' })).toEqual([]);
  });

  it('find a reference however it is typed', () => {
    for (const reference of ['rvc', 'RVCT-QR2', ' rvctqr222r ']) expect(found({ reference })).toHaveLength(rows.length);
    expect(found({ reference: 'RVD' })).toEqual([]);
  });
});
