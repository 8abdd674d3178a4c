// What console and collector exchange about cases. Paths and methods stand in `api-routes.ts`.
import * as v from 'valibot';
import { SiteId, Slug, Uuid } from '../ids.ts';
import { CalendarDay, Count, Time } from '../plain-values.ts';
import { MessageRead } from '../read-message.ts';
import { FactAnswer } from './case-answers.ts';
import { CaseFact, FactWords, NewFact, Sheet } from './case-facts.ts';
import { ArrivalChannel, CaseKind, CaseState, ContactChannel, Level } from './case-kinds.ts';

/** To be handed back as it is. */
const Cursor = v.string();

/**
 * What waits for the owner of a case, by the number of the fact that brought it; null: nothing. `given`: by somebody else, `reply`: the person added
 * something, and the owner has done nothing since. `undelivered`: the last e-mail did not arrive, or nobody knows.
 */
const ForOwner = v.object({ given: v.nullable(Count), reply: v.nullable(Count), undelivered: v.nullable(Count) });
export type ForOwner = v.InferOutput<typeof ForOwner>;

/** A case as lists show it: no words. Tap privacy: of one that a kiosk brought, the time is rounded down to the hour. */
export const CaseRow = v.object({
  id: Uuid,
  reference: v.string(),
  kind: CaseKind,
  channel: ArrivalChannel,
  contact: ContactChannel,
  site: SiteId,
  department: v.nullable(Slug),
  service: v.nullable(Slug),
  state: CaseState,
  stage: v.picklist([1, 2]),
  owner: v.nullable(Uuid),
  team: v.nullable(Slug),
  severity: v.nullable(Level),
  receivedAt: Time,
  /** At the site. */
  day: CalendarDay,
  /** null: nothing is promised, or nobody knows by when. */
  acknowledgeBy: v.nullable(Time),
  respondBy: v.nullable(Time),
  /** The first of them that is still to come, or late; null: none. */
  dueAt: v.nullable(Time),
  /** From when on so much of the time is gone that it is at risk; null: nothing is promised. */
  atRiskFrom: v.nullable(Time),
  acknowledgedAt: v.nullable(Time),
  respondedAt: v.nullable(Time),
  closedAt: v.nullable(Time),
  extendedTo: v.nullable(CalendarDay),
  held: v.boolean(),
  /** The item of the inbox it was opened from. */
  entry: v.nullable(Uuid),
  /** Open ones. */
  conflicts: Count,
  /** Number of its last fact: what a new one is based on. */
  number: Count,
  /** Only of the reader's own case. */
  forOwner: v.optional(ForOwner),
});
export type CaseRow = v.InferOutput<typeof CaseRow>;

/**
 * `next`: hand it back as `after` for the rest; null when there is none. `changes`: ask with it as `changedAfter` for what changed since,
 * and for `withdrawn`: what this person may have a copy of and may not see any more.
 */
export const CasesAnswer = v.object({
  cases: v.array(CaseRow),
  next: v.nullable(Cursor),
  changes: Cursor,
  withdrawn: v.array(Uuid),
  /** Cases whose words were erased since: whoever kept them forgets them. */
  emptied: v.optional(v.array(Uuid)),
  asOf: Time,
});
export type CasesAnswer = v.InferOutput<typeof CasesAnswer>;

const Name = v.object({ id: Uuid, name: v.string() });
export const CaseAnswer = v.object({
  case: CaseRow,
  /** In order of their numbers; words opened, for whom they are. `caseFrom` derives all the rest of them. */
  facts: v.array(CaseFact),
  /** What was left at the kiosk; null: nothing, or not for this person. */
  message: v.nullable(v.object({ words: v.nullable(v.string()), message: v.nullable(MessageRead) })),
  /** Everybody whom the facts name. */
  people: v.array(Name),
  asOf: Time,
});
export type CaseAnswer = v.InferOutput<typeof CaseAnswer>;

/** As from an offline queue: also of several cases, in the order in which they were made. */
export const AddFactsRequest = v.object({ facts: v.pipe(v.array(NewFact), v.minLength(1), v.maxLength(50)) });
export type AddFactsRequest = v.InferOutput<typeof AddFactsRequest>;
/** One answer for each, in the order given; the cases as they are now. */
export const AddFactsAnswer = v.object({ answers: v.array(FactAnswer), cases: v.array(CaseRow) });
export type AddFactsAnswer = v.InferOutput<typeof AddFactsAnswer>;

const opening = {
  /** Of the fact that opens it, made by its author: asking again opens no second case. */
  id: Uuid,
  doneAt: Count,
  kind: CaseKind,
  contact: ContactChannel,
  department: v.optional(v.nullable(Slug), null),
  service: v.optional(v.nullable(Slug), null),
  words: v.optional(v.nullable(FactWords), null),
};
/** From an item of the inbox, or from what came another way: then with its own day and channel, under an id that its author made. */
export const OpenCaseRequest = v.variant('from', [
  v.strictObject({ from: v.literal('item'), item: Uuid, ...opening }),
  v.strictObject({
    from: v.literal('elsewhere'),
    case: Uuid,
    channel: v.picklist(['paper', 'phone', 'letter', 'e-mail', 'in-person']),
    site: SiteId,
    /** When it came, at the site; never in the future. */
    day: CalendarDay,
    time: v.optional(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 14:05')), '12:00'),
    locale: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(35))), null),
    /** The printed form it was keyed in from; then it came on paper. */
    sheet: v.optional(v.nullable(Sheet), null),
    ...opening,
  }),
]);
export type OpenCaseRequest = v.InferOutput<typeof OpenCaseRequest>;
/** `opened` false: it was open already. `case` null: it is held, and not for this person from now on. */
export const OpenCaseAnswer = v.object({ opened: v.boolean(), id: Uuid, reference: v.nullable(v.string()), case: v.nullable(CaseRow) });
export type OpenCaseAnswer = v.InferOutput<typeof OpenCaseAnswer>;

export const CaseCountsAnswer = v.object({
  byState: v.record(v.string(), Count),
  /** Of those that have not ended: what is due lies behind; it lies on this day; enough of the time is gone. */
  late: Count,
  today: Count,
  atRisk: Count,
  unowned: Count,
  conflicts: Count,
  /** That complaints are held, to those who may not see them: how many came on which day. */
  held: v.array(v.object({ site: SiteId, day: CalendarDay, count: Count })),
  asOf: Time,
});
export type CaseCountsAnswer = v.InferOutput<typeof CaseCountsAnswer>;

/** Whom a case can be given to, or can be about. */
export const CasePeopleAnswer = v.object({
  people: v.array(
    v.object({ ...Name.entries, role: v.string(), sites: v.nullable(v.array(SiteId)), departments: v.nullable(v.array(Slug)) }),
  ),
});
export type CasePeopleAnswer = v.InferOutput<typeof CasePeopleAnswer>;
