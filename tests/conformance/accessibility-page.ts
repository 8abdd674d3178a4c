// docs/accessibility.md, made of what is said about each criterion, and what is wrong with that. Pure: files are handed in.
import { missingTest, type Repository } from '../test-references.ts';
import { type Clause, type Criterion, EN_301_549, type Row, WCAG } from './criteria.ts';
import { GENERIC_AND_HARDWARE } from './generic-and-hardware.ts';
import { OPERABLE } from './operable.ts';
import { PERCEIVABLE } from './perceivable.ts';
import { UNDERSTANDABLE_AND_ROBUST } from './understandable-and-robust.ts';

export const PAGE = 'docs/accessibility.md';

export type Conformance = { wcag: Record<Criterion, Row>; en: Record<Clause, Row> };

/** The compiler holds it to having all of them. */
export const CONFORMANCE: Conformance = {
  wcag: { ...PERCEIVABLE, ...OPERABLE, ...UNDERSTANDABLE_AND_ROBUST },
  en: GENERIC_AND_HARDWARE,
};

/** What is wrong, one line each; empty when all is as it should be. */
export function conformanceComplaints(conformance: Conformance, repository: Repository): string[] {
  const rows = [...WCAG.map(([id]) => [id, conformance.wcag[id]] as const), ...EN_301_549.map(([id]) => [id, conformance.en[id]] as const)];
  const isAsMade = repository.read(PAGE) === accessibilityPage(conformance);
  return [
    ...rows.flatMap(([id, row]) => rowComplaints(row, repository).map((complaint) => `${id}: ${complaint}`)),
    ...(isAsMade ? [] : [`${PAGE} is not what its data say: run "npm run conformance"`]),
  ];
}

function rowComplaints({ verdict, how, shownBy = [], noTest }: Row, repository: Repository): string[] {
  const missing = shownBy.map((reference) => {
    const { path, title } = parsed(reference);
    return missingTest(path, title, repository);
  });
  const isShown = shownBy.length > 0 || (noTest ?? '').length >= 20;
  return [
    ...missing.filter((complaint) => complaint !== null),
    ...(verdict === 'met' && !isShown ? ['is said to be met, by no test and for no reason'] : []),
    ...(/^[A-Z].+\.$/.test(how) ? [] : ['says in no sentence how']),
  ];
}

function parsed(reference: string): { path: string; title: string | undefined } {
  const [file = '', title] = reference.split(' › ');
  return { path: `tests/${file}`, title };
}

export function accessibilityPage({ wcag, en }: Conformance): string {
  return `${[
    '# Accessibility',
    '> Made by `npm run conformance` from `tests/conformance/`. What a row says is changed there; `npm run check` fails where a test that a row names is gone.',
    'This is about the screens of visitors: from the first touch to the receipt, with the service standards and the panel that makes a screen easier to use. It is no statement by anybody who was asked to judge it, but what the project says of itself and its tests show. The panel of staff, the console and what a person opens from a receipt are not in it; opened at a kiosk, that page follows large text, contrast and low reach as they were chosen there (`tests/e2e/receipt-as-chosen.spec.ts`), but is neither read aloud nor used with one switch. Nobody who lives with a disability has tried it yet.',
    `Of WCAG 2.2, levels A and AA: ${counted(Object.values(wcag))}. Of EN 301 549: ${counted(Object.values(en))}.`,
    '## WCAG 2.2',
    'The success criteria of levels A and AA; 4.1.1 is no longer one.',
    table(
      'criterion',
      WCAG.map(([id, level, name]) => [`${id} ${name} (${level})`, wcag[id]]),
    ),
    '## EN 301 549',
    'V3.2.1, for a device that nobody can bring their own aids to: its chapters 5 (generic), 8 (hardware, as far as it concerns what runs on it) and 9 (web). It has no two-way voice (6), no video (7), no documents to download (10), is no software beside a web page (11) and has no relay service (13). What chapter 12 asks of documentation is this page.',
    table(
      'clause',
      EN_301_549.map(([id, name]) => [`${id} ${name}`, en[id]]),
    ),
  ].join('\n\n')}\n`;
}

const VERDICTS: readonly Row['verdict'][] = ['met', 'partly', 'not met', 'does not apply'];

function counted(rows: readonly Row[]): string {
  return VERDICTS.map((verdict) => `${rows.filter((row) => row.verdict === verdict).length} ${verdict}`).join(', ');
}

function table(what: string, rows: readonly (readonly [string, Row])[]): string {
  const [head, ...lines] = [
    [what, '', 'how', 'shown by'],
    ...rows.map(([name, row]) => [name, shownAs(row.verdict), row.how, testsOf(row)]),
  ];
  const widths = (head as string[]).map((cell, column) => Math.max(cell.length, ...lines.map((line) => (line[column] as string).length)));
  const padded = (cells: readonly string[], filler = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] as number, filler)).join(' | ')} |`;
  return [padded(head as string[]), padded(['', '', '', ''], '-'), ...lines.map((line) => padded(line))].join('\n');
}

function shownAs(verdict: Row['verdict']): string {
  return verdict === 'met' || verdict === 'does not apply' ? verdict : `**${verdict}**`;
}

function testsOf({ shownBy = [], noTest }: Row): string {
  const tests = shownBy.map((reference) => {
    const { path, title } = parsed(reference);
    return title ? `\`${path}\` › ${title}` : `\`${path}\``;
  });
  return [...tests, ...(noTest ? [`No test: ${noTest}`] : [])].join('; ');
}
