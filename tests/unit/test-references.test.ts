import { expect, test } from 'vitest';
import { missingTest, type Repository } from '../test-references.ts';

const SPEC = [
  '// loses nothing of it',
  "test('keeps it', …)",
  "test.each([[1], [2]])('keeps %s of them', …)",
  'test(\n  `keeps $' + '{all} of it, also the visitor’s`, …)',
  "describe('the visitor\\'s own', …)",
  "test.skip('comes back', …)",
].join('\n');
const repository: Repository = { read: (path) => (path === 'tests/a.test.ts' ? SPEC : null) };

test.each(['keeps it', 'keeps %s', 'of it, also the visitor’s', "the visitor's own", undefined])('%s is there', (title) =>
  expect(missingTest('tests/a.test.ts', title, repository)).toBeNull(),
);

test('what only stands somewhere in the file is no test, nor is one that is skipped, nor one in a file that is gone', () => {
  for (const title of ['loses nothing', 'keeps it twice', 'comes back'])
    expect(missingTest('tests/a.test.ts', title, repository)).toBe(`tests/a.test.ts has no test "${title}"`);
  expect(missingTest('tests/b.test.ts', 'keeps it', repository)).toBe('tests/b.test.ts is not there');
});
