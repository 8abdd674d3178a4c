// The list that oversight gives to an administrator, and what of it is held.
import { expect, test } from 'vitest';
import { heldOf, idsOf, listFrom, listOf, thingsOf } from '../../../src/console/person/found-list.ts';
import type { FoundLine } from '../../../src/console/person/person-search.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const found = {
  line: 'found',
  search: id(0),
  looked: 9,
  closed: 0,
  entries: [
    { id: id(2), kind: 'comment', site: 'north', day: '2026-03-02', by: ['related'] },
    { id: id(1), kind: 'message', site: 'north', day: '2026-03-01', by: ['name'] },
  ],
  cases: [{ id: id(3), reference: 'RVC1', site: 'north', day: '2026-03-01', entry: id(1), by: ['related'] }],
} as unknown as FoundLine;

test('comes back from its file as it was, and nothing else does', () => {
  const list = listOf(found);
  expect(listFrom(JSON.stringify(list))).toEqual(list);
  expect(JSON.stringify(list)).not.toContain('looked');
  for (const text of ['', '{', '[]', '{"candour":"found-person"}', JSON.stringify({ ...list, candour: 'rescue' })])
    expect(listFrom(text)).toBeNull();
});

test('is listed cases first, then by day', () => {
  const things = thingsOf(found);
  expect(things.map(({ named, day }) => [named, day])).toEqual([
    ['RVC1', '2026-03-01'],
    ['message', '2026-03-01'],
    ['comment', '2026-03-02'],
  ]);
  expect(idsOf(things)).toEqual({ entries: [id(1), id(2)], cases: [id(3)] });
});

test.each([
  ['the case', { of: 'case', target: id(3), ground: 'court' }, [{ own: true, ground: 'court' }, { own: false }, null]],
  ['what it was opened from', { of: 'entry', target: id(1), ground: 'audit' }, [{ own: false }, { own: true, ground: 'audit' }, null]],
  ['something else', { of: 'case', target: id(1), ground: 'court' }, [null, null, null]],
])('a hold on %s covers both', (_, hold, expected) => {
  const things = thingsOf(found);
  expect(things.map((thing) => heldOf(thing, [hold], things))).toEqual(expected);
});
