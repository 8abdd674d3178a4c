// The boards of the desk, and its filters: which cases belong on which, by their rows alone, so that they hold without a network too. Pure.
import type { CaseKind, CaseState } from '../../protocol/cases/case-kinds.ts';
import { ENDED } from '../../protocol/cases/state-changes.ts';
import { dayAt } from '../ui/date-formatter.ts';
import type { ListedCase } from './case-view.ts';

export const BOARDS = ['open', 'late', 'today', 'at-risk', 'mine', 'unowned', 'conflicts', 'ended'] as const;
export type Board = (typeof BOARDS)[number];

export type Looking = { me: string; nowMs: number; zoneOf: (site: string) => string };
/** Times are compared as they are written: `Date` writes them so that their order is that of the alphabet, and thousands of rows are looked at. */
type Moment = Looking & { now: string; soon: string };
type Belongs = (row: ListedCase, moment: Moment) => boolean;
/** Longer than any day. */
const SOON_MS = 26 * 60 * 60 * 1000;

const isOpen = ({ state }: ListedCase) => !ENDED.includes(state);
const isToCome = ({ dueAt }: ListedCase, now: string) => dueAt !== null && dueAt >= now;

const ON: { readonly [Name in Board]: Belongs } = {
  open: isOpen,
  late: (row, { now }) => row.dueAt !== null && row.dueAt < now && isOpen(row),
  today: (row, { now, soon, nowMs, zoneOf }) => {
    if (!isToCome(row, now) || row.dueAt === null || row.dueAt > soon || !isOpen(row)) return false;
    return dayAt(Date.parse(row.dueAt), zoneOf(row.site)) === dayAt(nowMs, zoneOf(row.site));
  },
  'at-risk': (row, { now }) => isToCome(row, now) && row.atRiskFrom !== null && row.atRiskFrom <= now && isOpen(row),
  mine: (row, { me }) => row.owner === me && isOpen(row),
  unowned: (row) => row.owner === null && isOpen(row),
  conflicts: ({ conflicts }) => conflicts > 0,
  ended: (row) => !isOpen(row),
};

/** Most cases have ended; no other board has any of them. */
const OF_ENDED = ['conflicts', 'ended'] as const satisfies readonly Board[];

function momentOf(looking: Looking): Moment {
  const written = (ms: number) => new Date(ms).toISOString();
  return { ...looking, now: written(looking.nowMs), soon: written(looking.nowMs + SOON_MS) };
}

/** Empty string: any. `owner`: an id, or `nobody`. `reference`: the beginning of one, as it is typed. */
export type CaseFilter = {
  reference: string;
  kind: '' | CaseKind;
  state: '' | CaseState;
  site: string;
  department: string;
  service: string;
  owner: string;
};
export const NO_FILTER: CaseFilter = { reference: '', kind: '', state: '', site: '', department: '', service: '', owner: '' };

export function onBoard(rows: readonly ListedCase[], board: Board, looking: Looking): ListedCase[] {
  const moment = momentOf(looking);
  return rows.filter((row) => ON[board](row, moment));
}

export function boardCounts(rows: readonly ListedCase[], looking: Looking): Record<Board, number> {
  const counts = Object.fromEntries(BOARDS.map((board) => [board, 0])) as Record<Board, number>;
  const moment = momentOf(looking);
  for (const row of rows) for (const board of isOpen(row) ? BOARDS : OF_ENDED) if (ON[board](row, moment)) counts[board] += 1;
  return counts;
}

export function filterCases(rows: readonly ListedCase[], filter: CaseFilter): ListedCase[] {
  const reference = spelled(filter.reference);
  return rows.filter(
    (row) =>
      row.reference.startsWith(reference) &&
      (!filter.kind || row.kind === filter.kind) &&
      (!filter.state || row.state === filter.state) &&
      (!filter.site || row.site === filter.site) &&
      (!filter.department || row.department === filter.department) &&
      (!filter.service || row.service === filter.service) &&
      (!filter.owner || (row.owner ?? 'nobody') === filter.owner),
  );
}

/** However it was typed: references are upper case, and read out in groups. */
export function spelled(reference: string): string {
  return reference.toUpperCase().replace(/[\s.-]/g, '');
}

/** What is due first comes first; of what has nothing due, the newest; what has ended, by when it came. */
export function byUrgency(rows: readonly ListedCase[]): ListedCase[] {
  return rows.toSorted(urgency);
}

export function urgency(a: ListedCase, b: ListedCase): number {
  if (a.dueAt === b.dueAt) return ordered(b.receivedAt, a.receivedAt) || ordered(a.id, b.id);
  if (a.dueAt === null || b.dueAt === null) return a.dueAt === null ? 1 : -1;
  return ordered(a.dueAt, b.dueAt);
}

function ordered(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
