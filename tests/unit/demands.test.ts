import { expect, test } from 'vitest';
import { demandComplaints } from '../demands.ts';

const ALL = [
  "test('CY1, CY2: at each station', async () => {});\ntest('CY3: first of all', …",
  "test('BZ1: a', …\ntest('BZ2, BZ3, BZ5: b', …\ntest('BZ8: c', …\ntest('BZ9: d', …\ntest(\n  'BZ10: e', …\ntest('BZ6: f', …\ntest('BZ7, BZ11: g', …",
  "test('JE1, JE4: from the kiosk on', …\ntest('JE2: a', …\ntest('JE3: b', …\ntest('JE5: b', …\ntest('KE1: c', …\ntest('KE2: d', …\ntest('KE3, KE4: e', …\ntest('KE5: f', …",
  "test('JM2, JM3: a', …\ntest('JM5: b', …\ntest('JM6: c', …",
];

test('each demand has a test whose title begins with it', () => {
  expect(demandComplaints(ALL)).toEqual([]);
});

test('a demand that no title begins with is named; one that is skipped, or stands elsewhere, does not count', () => {
  const without = ALL.map((spec) =>
    spec.replace("test('JE3: b'", "test.skip('JE3: b'").replace("test('KE3, KE4: e'", "test('KE3 and what KE4: e'"),
  );
  expect(demandComplaints(without).map((complaint) => complaint.slice(0, 3))).toEqual(['JE3', 'KE3', 'KE4']);
});
