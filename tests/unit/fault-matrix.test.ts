import { describe, expect, it } from 'vitest';
import { faultMatrixComplaints } from '../fault-matrix.ts';
import type { Repository } from '../test-references.ts';

const numbers = Array.from({ length: 44 }, (_, place) => `F${String(place + 1).padStart(2, '0')}`);

function aRepository(change: { row?: string; readme?: string } = {}): Repository {
  const rows = numbers.map((number) => `| ${number} | a fault | what is expected | \`tests/a.test.ts\` › keeps it |`);
  if (change.row !== undefined) rows[16] = change.row;
  const promises = ['P1', 'P2', 'P3', 'P4', 'P5'].map((promise) => `| **${promise}** | words | \`tests/a.test.ts\` |`);
  const files: Record<string, string> = {
    'docs/reliability.md': rows.join('\n'),
    'README.md': change.readme ?? promises.join('\n'),
    'tests/a.test.ts': "it('keeps it', …)",
  };
  return { read: (path) => files[path] ?? null };
}

describe('the fault matrix', () => {
  it('is content when each row and promise names a test that is there', () => {
    expect(faultMatrixComplaints(aRepository())).toEqual([]);
  });

  it.each([
    ['a row that is missing', '', 'F17: no row in docs/reliability.md'],
    ['a row without a test', '| F17 | a | b | |', 'F17: names no test, and gives no reason ("Not here: …")'],
    ['a test file that is gone', '| F17 | a | b | `tests/b.test.ts` |', 'F17: tests/b.test.ts is not there'],
    ['a test that is gone', '| F17 | a | b | `tests/a.test.ts` › loses it |', 'F17: tests/a.test.ts has no test "loses it"'],
    ['one of two tests gone', '| F17 | a | b | `tests/a.test.ts` › keeps it; `tests/c.ts` |', 'F17: tests/c.ts is not there'],
    ['a reason too short to be one', '| F17 | a | b | Not here: later |', 'F17: names no test, and gives no reason ("Not here: …")'],
  ])('names %s', (_what, row, complaint) => {
    expect(faultMatrixComplaints(aRepository({ row }))).toEqual([complaint]);
  });

  it('takes a reason in the place of a test', () => {
    const row = '| F17 | a | b | Not here: what a page cannot do is named for the operating system |';
    expect(faultMatrixComplaints(aRepository({ row }))).toEqual([]);
  });

  it('asks for a test for each promise', () => {
    expect(faultMatrixComplaints(aRepository({ readme: '| **P1** | words | `tests/a.test.ts` |' }))).toHaveLength(4);
    const reason = '| **P2** | words | Not here: what a page cannot do is named for the operating system |';
    expect(faultMatrixComplaints(aRepository({ readme: reason })).filter((line) => line.startsWith('P2'))).toHaveLength(1);
  });
});
