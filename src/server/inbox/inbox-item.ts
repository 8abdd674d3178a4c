// An entry with words as staff read it: opaque names, its hour, what was opened of it.
import type { InboxItem } from '../../protocol/console-api.ts';
import type { TapTag } from '../../protocol/tap-rules.ts';
import type { WordsRow } from '../store/store.ts';
import type { OpaqueIds } from './opaque-id.ts';
import type { openItem } from './open-item.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Ingest takes no words without a visit. */
export type VisitWords = WordsRow & { visit: string };

export function ofVisits<Row extends WordsRow>(rows: readonly Row[]): (Row & VisitWords)[] {
  return rows.filter((row): row is Row & VisitWords => row.visit !== null);
}

export function inboxItem(row: VisitWords, opened: Awaited<ReturnType<typeof openItem>>, tags: TapTag[], { hide }: OpaqueIds): InboxItem {
  const { id, kind, visit, site, kiosk, locale, occurredAt, certainty, arrival, face } = row;
  const time = new Date(Math.floor(occurredAt / HOUR_MS) * HOUR_MS).toISOString();
  const names = { id: hide(id), kind, visit: hide(visit) };
  return { ...names, site, kiosk, face, locale, occurredAt: time, certainty, ...opened, tags, arrival } as InboxItem;
}
