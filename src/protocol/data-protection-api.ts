// What console and collector exchange about one person: found, exported, erased, held. Paths and methods stand in `api-routes.ts`.
import * as v from 'valibot';
import { SiteId, Uuid } from './ids.ts';
import { CalendarDay, Count, Time } from './plain-values.ts';

const term = (maxLength: number) => v.optional(v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(maxLength)));
/** Any of them is enough. */
export const PersonTerms = v.strictObject({ name: term(200), email: term(200), phone: term(40), reference: term(40) });
export type PersonTerms = v.InferOutput<typeof PersonTerms>;
export type TermName = keyof PersonTerms;

/** Both days inclusive, UTC, by arrival. */
export const FindPersonRequest = v.strictObject({
  terms: v.pipe(
    PersonTerms,
    v.check((terms) => Object.values(terms).some((value) => value !== undefined), 'a name, an e-mail address, a number or a reference'),
  ),
  from: CalendarDay,
  to: CalendarDay,
});

const By = v.array(v.picklist(['name', 'email', 'phone', 'reference', 'related']));
/** One JSON line each while the words are read through; the last one is `found`. Closing the connection ends the search. */
export const FindPersonLine = v.variant('line', [
  v.object({ line: v.literal('progress'), looked: Count }),
  v.object({
    line: v.literal('found'),
    /** Of the search, as it is recorded. */
    search: Uuid,
    looked: Count,
    /** Words that no key here opens: nobody can say whom they name. */
    closed: Count,
    entries: v.array(v.object({ id: Uuid, kind: v.string(), site: SiteId, day: CalendarDay, by: By })),
    /** `entry`: what it was opened from, as the inbox names it; what holds the one holds the other. */
    cases: v.array(v.object({ id: Uuid, reference: v.string(), site: SiteId, day: CalendarDay, entry: v.nullable(Uuid), by: By })),
  }),
]);
export type FindPersonLine = v.InferOutput<typeof FindPersonLine>;

const ids = v.pipe(v.array(Uuid), v.maxLength(1000));
const chosen = { entries: ids, cases: ids };
/** `redact`: names of others, wherever they stand in what goes out. */
export const ExportPersonRequest = v.strictObject({
  ...chosen,
  redact: v.optional(v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200))), v.maxLength(200)), []),
  as: v.picklist(['json', 'text']),
});
/** `search`: what it was searched by goes too, wherever else it was searched. */
export const ErasePersonRequest = v.strictObject({ ...chosen, search: v.optional(v.nullable(Uuid), null) });
export const ErasePersonAnswer = v.object({ entries: Count, cases: Count, facts: Count });

const HoldTarget = v.strictObject({ of: v.picklist(['case', 'entry']), target: Uuid });
/** Plain, never a name. */
export const GROUNDS = ['court', 'police', 'ombudsman', 'audit', 'other'] as const;
const Ground = v.picklist(GROUNDS);
export type Ground = v.InferOutput<typeof Ground>;
export const PlaceHoldRequest = v.strictObject({ ...HoldTarget.entries, ground: Ground });
export const LiftHoldRequest = HoldTarget;
export const HoldsAnswer = v.object({
  holds: v.array(
    v.object({
      ...HoldTarget.entries,
      /** Of a case. */
      reference: v.nullable(v.string()),
      placedAt: Time,
      placedBy: v.string(),
      ground: v.string(),
    }),
  ),
});
