import { describe, expect, test } from 'vitest';
import { accessibilityPage, CONFORMANCE, type Conformance, conformanceComplaints, PAGE } from '../conformance/accessibility-page.ts';
import type { Row } from '../conformance/criteria.ts';

const SHOWN = { verdict: 'met', how: 'It is so.', shownBy: ['e2e/a.spec.ts › shows it'] } as const satisfies Row;

/** All rows alike, but one. */
function aConformance(row: Row = SHOWN): Conformance {
  const alike = <Id extends string>(rows: Record<Id, Row>): Record<Id, Row> => {
    const same = { ...rows };
    for (const id in same) same[id] = SHOWN;
    return same;
  };
  return { wcag: { ...alike(CONFORMANCE.wcag), '2.4.7': row }, en: alike(CONFORMANCE.en) };
}

function complaints(conformance: Conformance, page = accessibilityPage(conformance)): string[] {
  const files: Record<string, string> = { 'tests/e2e/a.spec.ts': "test('it shows it', …)", [PAGE]: page };
  return conformanceComplaints(conformance, { read: (path) => files[path] ?? null });
}

describe('what is said about accessibility', () => {
  test('stands when each row is shown by a test that is there', () => {
    expect(complaints(aConformance())).toEqual([]);
  });

  test.each<[string, Row, string]>([
    ['a test file that is gone', { ...SHOWN, shownBy: ['e2e/b.spec.ts › shows it'] }, '2.4.7: tests/e2e/b.spec.ts is not there'],
    ['a test that is gone', { ...SHOWN, shownBy: ['e2e/a.spec.ts › hides it'] }, '2.4.7: tests/e2e/a.spec.ts has no test "hides it"'],
    ['what is met by no test', { ...SHOWN, shownBy: [] }, '2.4.7: is said to be met, by no test and for no reason'],
    [
      'a reason too short to be one',
      { ...SHOWN, shownBy: [], noTest: 'obvious' },
      '2.4.7: is said to be met, by no test and for no reason',
    ],
    ['what says nothing', { ...SHOWN, how: '' }, '2.4.7: says in no sentence how'],
  ])('does not with %s', (_what, row, complaint) => {
    expect(complaints(aConformance(row))).toEqual([complaint]);
  });

  test('may have a reason in the place of a test; what is not met needs none', () => {
    const { shownBy: _tests, ...untested } = SHOWN;
    expect(complaints(aConformance({ ...untested, noTest: 'no screen of a visitor listens at all' }))).toEqual([]);
    expect(complaints(aConformance({ ...untested, verdict: 'not met' }))).toEqual([]);
  });

  test('does not when the page says something else', () => {
    expect(complaints(aConformance(), '# Accessibility')).toEqual([`${PAGE} is not what its data say: run "npm run conformance"`]);
  });

  test('names each criterion once, with its verdict', () => {
    const lines = accessibilityPage(CONFORMANCE).split('\n');
    expect(lines.filter((line) => /^\| \d\.\d\.\d+ .+ \(AA?\) +\|/.test(line))).toHaveLength(55);
    expect(lines.find((line) => line.startsWith('| 1.4.10 '))).toMatch(/\| \*\*not met\*\* +\|/);
  });
});
