// The shapes of facts: what can happen to a case. A fact is appended and never changed. What is personal stands in `words` alone, which are
// sealed wherever they are kept; all else is plain, so that a case can be derived, listed and counted without opening anything.
import * as v from 'valibot';
import { KioskId, SiteId, Slug, Uuid } from '../ids.ts';
import { Count } from '../plain-values.ts';
import { SheetRevision } from '../sheet-revision.ts';
import { ArrivalChannel, CaseKind, ContactChannel, Level, PointOutcome } from './case-kinds.ts';

const CalendarDay = v.pipe(v.string(), v.isoDate());
/** Milliseconds since 1970, UTC. */
const Moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Line = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));
const Text = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(10_000));
const People = v.pipe(v.array(Uuid), v.maxLength(50));

/** Whatever of a fact may name or touch somebody. */
export const FactWords = v.strictObject({
  text: v.optional(Text),
  /** Meant for the person, and shown to them at their receipt (decision 0023). Nothing else of a fact's words ever is. */
  toPerson: v.optional(Text),
  /** Of a letter. */
  subject: v.optional(Line),
  name: v.optional(Line),
  email: v.optional(Line),
  phone: v.optional(Line),
  address: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(1000))),
  /** What is complained of, by the id of the point. */
  points: v.optional(v.record(Slug, v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2000)))),
});

/** What was keyed in of it: the printed form of a kiosk, as the code on the sheet names it. */
export const Sheet = v.strictObject({ kiosk: KioskId, form: Slug, revision: SheetRevision });
export type Sheet = v.InferOutput<typeof Sheet>;

const Opened = v.strictObject({
  fact: v.literal('opened'),
  kind: CaseKind,
  channel: ArrivalChannel,
  contact: ContactChannel,
  reference: Line,
  site: SiteId,
  department: v.nullable(Slug),
  service: v.nullable(Slug),
  /** When it came to the organisation: clocks run from here. */
  receivedAt: Moment,
  /** The same as a day at the site. */
  day: CalendarDay,
  locale: v.nullable(v.pipe(v.string(), v.maxLength(35))),
  /** The message or comment it was opened from. */
  entry: v.nullable(Uuid),
  /** Only intake and oversight see it until it is released. */
  held: v.boolean(),
  sheet: v.optional(v.nullable(Sheet)),
});
export type Opened = v.InferOutput<typeof Opened>;

const Contact = v.strictObject({
  fact: v.literal('contact'),
  /** `abuse`: of staff, by whoever is in contact. */
  nature: v.optional(v.picklist(['ordinary', 'abuse']), 'ordinary'),
  channel: v.picklist(['e-mail', 'phone', 'letter', 'in-person']),
  direction: v.picklist(['to-person', 'from-person']),
  /** At the site. */
  day: CalendarDay,
  time: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 14:05')),
  /** The last two by rule: an e-mail that came back, and one of which nobody knows whether it went out. */
  outcome: v.picklist(['reached', 'not-reached', 'message-left', 'sent', 'received', 'not-delivered', 'uncertain']),
});

const Remedy = v.strictObject({
  fact: v.literal('remedy'),
  remedy: v.picklist(['apology', 'explanation', 'decision-changed', 'service-given', 'procedure-changed', 'training', 'payment', 'other']),
  /** When it was done; null: it is promised. */
  doneOn: v.nullable(CalendarDay),
});

export type FactWords = v.InferOutput<typeof FactWords>;

/** What happened. To a new kind of fact belong its effect in `case-from.ts` and who may add it in `who-may.ts`: the compiler asks for both. */
export const What = v.variant('fact', [
  Opened,
  v.strictObject({ fact: v.literal('acknowledged'), channel: ContactChannel }),
  v.strictObject({ fact: v.literal('assessed'), harm: Level, vulnerability: Level, urgency: Level }),
  v.strictObject({ fact: v.literal('classified'), kind: CaseKind }),
  v.strictObject({ fact: v.literal('assigned'), owner: v.nullable(Uuid), team: v.nullable(Slug) }),
  v.strictObject({ fact: v.literal('state'), to: v.picklist(['in-progress', 'waiting', 'answered', 'resolved', 'closed']) }),
  Contact,
  v.strictObject({ fact: v.literal('note') }),
  v.strictObject({ fact: v.literal('points'), points: v.pipe(v.array(Slug), v.minLength(1), v.maxLength(30)) }),
  v.strictObject({ fact: v.literal('outcome'), point: Slug, outcome: PointOutcome }),
  Remedy,
  v.strictObject({ fact: v.literal('lesson') }),
  v.strictObject({ fact: v.literal('linked'), to: Uuid, how: v.picklist(['related', 'same-matter']) }),
  v.strictObject({ fact: v.literal('second-stage'), owner: Uuid, team: v.nullable(Slug) }),
  /** `toldOn`: when the person was told of the delay and the new day. */
  v.strictObject({ fact: v.literal('extended'), to: CalendarDay, toldOn: v.nullable(CalendarDay) }),
  v.strictObject({ fact: v.literal('referred'), to: Line }),
  v.strictObject({ fact: v.literal('subjects'), marked: People, cleared: People }),
  v.strictObject({ fact: v.literal('released') }),
  v.strictObject({ fact: v.literal('held') }),
  v.strictObject({ fact: v.literal('reopened') }),
  /** A compliment, to a colleague whom it praises. */
  v.strictObject({ fact: v.literal('passed-on'), to: Uuid, channel: v.picklist(['e-mail', 'letter']) }),
  /** By the person who left it. `satisfied` null: they did not say. */
  v.strictObject({ fact: v.literal('added'), wantsContact: v.boolean(), satisfied: v.nullable(v.boolean()) }),
]);
export type What = v.InferOutput<typeof What>;
export type FactName = What['fact'];

/** Facts that say nothing without a text. */
const NEED_TEXT: readonly FactName[] = ['note', 'contact', 'lesson', 'remedy', 'extended'];

const fields = { id: Uuid, case: Uuid, doneAt: Moment, basedOn: Count, what: What };
const Told = v.strictObject({ ...fields, words: v.optional(v.nullable(FactWords), null) });
type Told = v.InferOutput<typeof Told>;

/** As its author sends it. `id`: made by the author, so that sending it again makes no second fact. `basedOn`: the last number they saw. */
export const NewFact = v.pipe(Told, v.check(hasItsWords, 'the words that such a fact needs: a text, or one for each point'));
export type NewFact = v.InferOutput<typeof NewFact>;

function hasItsWords({ what, words }: Told): boolean {
  if (what.fact === 'points') return what.points.every((point) => words?.points?.[point] !== undefined);
  return !NEED_TEXT.includes(what.fact) || words?.text !== undefined;
}

/** `rule`: the collector by itself; `sender`: who left the message. All others are staff. */
export const BESIDES_STAFF = ['rule', 'sender'] as const;
const Author = v.union([Uuid, v.picklist(BESIDES_STAFF)]);

/** As it is kept. A console that has not sent it yet gives it neither number nor time of its own. */
export const CaseFact = v.object({
  ...fields,
  by: Author,
  /** 1, 2, … within the case. */
  number: v.nullable(Count),
  /** When the collector had it. */
  at: v.nullable(Moment),
  /** Facts about the same thing that its author had not seen. */
  overlaps: v.array(Uuid),
  /** null: there are none, or nobody here may or can open them. */
  words: v.nullable(FactWords),
});
export type CaseFact = v.InferOutput<typeof CaseFact>;
