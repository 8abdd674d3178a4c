// What somebody should know of: cases of their own where something waits for them, or is due. Worked out of the rows in their copy, so that it holds
// without a network too; a notice goes when its reason goes. Pure.
import { type Looking, onBoard } from '../cases/case-boards.ts';
import type { ListedCase } from '../cases/case-view.ts';

/** The most pressing first. */
const NOTICE_KINDS = ['overdue', 'due-today', 'undelivered', 'reply', 'given'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
/** `id`: the same for the same event, another for the next one of its kind. */
export type Notice = { id: string; kind: NoticeKind; case: string; reference: string; site: string };

export function noticesFrom(rows: readonly ListedCase[], looking: Looking): Notice[] {
  const mine = onBoard(rows, 'mine', looking);
  const late = new Set(onBoard(mine, 'late', looking));
  const today = new Set(onBoard(mine, 'today', looking));
  const found = mine.flatMap((row) => {
    const notice = (kind: NoticeKind, which: string | number): Notice => {
      return { id: `${kind} ${row.id} ${which}`, kind, case: row.id, reference: row.reference, site: row.site };
    };
    const { given = null, reply = null, undelivered = null } = row.forOwner ?? {};
    const waiting = Object.entries({ given, reply, undelivered }).filter((one): one is [NoticeKind, number] => one[1] !== null);
    return [
      ...(late.has(row) && row.dueAt !== null ? [notice('overdue', row.dueAt)] : []),
      ...(today.has(row) && row.dueAt !== null ? [notice('due-today', row.dueAt)] : []),
      ...waiting.map(([kind, number]) => notice(kind, number)),
    ];
  });
  const rank = ({ kind }: Notice) => NOTICE_KINDS.indexOf(kind);
  return found.sort((a, b) => rank(a) - rank(b) || (a.reference < b.reference ? -1 : 1));
}

export function unseen(notices: readonly Notice[], seen: readonly string[]): Notice[] {
  const known = new Set(seen);
  return notices.filter(({ id }) => !known.has(id));
}

/** What is remembered as seen: what was, as far as it is still there, and these. */
export function seenWith(seen: readonly string[], notices: readonly Notice[], more: readonly string[]): string[] {
  const there = new Set(notices.map(({ id }) => id));
  return [...new Set([...seen, ...more])].filter((id) => there.has(id));
}
