// Filters of inbox and cases that somebody gave a name and keeps: what can be chosen, never what was typed to search by, which may be a person's
// name (decision 0029). Empty string: any. Paths and methods stand in `api-routes.ts`.
import * as v from 'valibot';
import { Uuid } from './ids.ts';

export const MOST_KEPT_FILTERS = 50;
export const MOST_FILTER_NAME_LETTERS = 60;

/** Id of a place, a person, a kind or a state; or a word such as `none`. */
const Choice = v.optional(v.pipe(v.string(), v.maxLength(100)), '');
const Day = v.optional(v.union([v.literal(''), v.pipe(v.string(), v.isoDate())]), '');

export const KeptFilter = v.variant('page', [
  v.strictObject({
    page: v.literal('inbox'),
    filter: v.strictObject({ site: Choice, kiosk: Choice, face: Choice, tagged: Choice, from: Day, to: Day }),
  }),
  v.strictObject({
    page: v.literal('cases'),
    board: v.pipe(v.string(), v.maxLength(20)),
    filter: v.strictObject({ kind: Choice, state: Choice, site: Choice, department: Choice, service: Choice, owner: Choice }),
  }),
]);
export type KeptFilter = v.InferOutput<typeof KeptFilter>;

const named = {
  /** Made by whoever keeps it: keeping the same id again changes it. */
  id: Uuid,
  /** No two of one person and page have the same. */
  name: v.pipe(v.string(), v.trim(), v.nonEmpty('a name'), v.maxLength(MOST_FILTER_NAME_LETTERS)),
  kept: KeptFilter,
};
export const KeepFilterRequest = v.strictObject(named);
export const NamedFilter = v.object(named);
export type NamedFilter = v.InferOutput<typeof NamedFilter>;
/** One's own, by name. */
export const KeptFiltersAnswer = v.object({ filters: v.array(NamedFilter) });
