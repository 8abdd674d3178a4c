// The table of a run, for people: one line per comparison, ours beside the limit or peer, then the notes.
import { type Comparison, type Goal, isMet } from './comparison.ts';

const HEADINGS = ['', 'Candour', 'against', '', 'unit', 'ratio', 'goal', ''];
const RIGHT = new Set([1, 3, 5]);

export function formatTable(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map((line) => [
    `${line.benchmark}: ${line.what}`,
    formatFigure(line.ours),
    line.against,
    formatFigure(line.reference),
    line.unit,
    `${line.ratio.toFixed(2)}×`,
    formatGoal(line.goal),
    formatVerdict(isMet(line)),
  ]);
  const widths = HEADINGS.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const format = (row: readonly string[]) =>
    row
      .map((cell, column) => (RIGHT.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [format(HEADINGS), format(widths.map((width) => '─'.repeat(width))), ...rows.map(format)].join('\n');
}

function formatFigure(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-GB');
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function formatGoal(goal: Goal | null): string {
  if (goal === null) return '';
  return 'atMost' in goal ? `≤ ${goal.atMost}×` : `≥ ${goal.atLeast}×`;
}

function formatVerdict(met: boolean | null): string {
  if (met === null) return '';
  return met ? 'met' : 'NOT met';
}
