// One entry as an administrator exports it: exact times, ids, plain bodies; never words.
import type * as v from 'valibot';
import type { ExportedEntry } from '../../protocol/console-api.ts';
import type { StoredEntry } from '../store/store.ts';
import type { VisitTags } from '../taps/tags-of-visits.ts';

export type ExportRow = v.InferInput<typeof ExportedEntry>;

/** `counted`: null for what is no rating. */
export function exportedEntry(entry: StoredEntry, { counts, tags }: VisitTags): ExportRow {
  return {
    id: entry.id,
    organisation: entry.organisation,
    site: entry.site,
    kiosk: entry.kiosk,
    ledgerId: entry.ledgerId,
    sequence: entry.sequence,
    visit: entry.visit,
    kind: entry.kind,
    revision: entry.revision,
    locale: entry.locale,
    occurredAt: new Date(entry.occurredAt).toISOString(),
    certainty: entry.certainty,
    timeZone: entry.timeZone,
    receivedAt: new Date(entry.receivedAt).toISOString(),
    questionId: entry.questionId,
    scaleId: entry.scaleId,
    valueId: entry.valueId,
    body: entry.sealed ? null : entry.body,
    counted: entry.kind === 'rating' ? counts(entry.id) : null,
    tags: tags(entry),
  };
}

/** Columns of the CSV, in order. */
export const EXPORT_COLUMNS = [
  'id',
  'organisation',
  'site',
  'kiosk',
  'ledgerId',
  'sequence',
  'visit',
  'kind',
  'revision',
  'locale',
  'occurredAt',
  'certainty',
  'timeZone',
  'receivedAt',
  'questionId',
  'scaleId',
  'valueId',
  'body',
  'counted',
  'tags',
] as const satisfies readonly (keyof ExportRow)[];
