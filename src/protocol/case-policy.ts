// What an organisation promises about cases: by when they are acknowledged and answered, on which days it works, how the time may be
// extended, and which messages become a case by themselves. A figure that nobody there has confirmed says so (`toBeConfirmed`).
import * as v from 'valibot';
import { policyContradictions } from './case-policy-contradictions.ts';
import { CaseRules } from './case-rules.ts';
import { CASE_STAGES } from './case-stages.ts';
import { CaseKind, ContactChannel } from './cases/case-kinds.ts';
import { ClosingDay, OpenSpans } from './hours.ts';
import { Slug } from './ids.ts';
import { issuePath } from './issue-path.ts';
import { Letters, letterContradictions } from './letters/letter-templates.ts';
import { isCalendarDay } from './opening-hours.ts';
import { CountryCode, LocalisedText } from './text.ts';

const line = (maxLength: number) => v.pipe(v.string(), v.trim(), v.nonEmpty('a text, not an empty one'), v.maxLength(maxLength));
const Day = v.pipe(
  v.string(),
  v.check((text) => text.length === 10 && isCalendarDay(text), 'a day such as 2026-12-28'),
);
const TimeZone = v.pipe(v.string(), v.check(isTimeZone, 'an IANA time zone such as America/Cayman'));
/** Where a figure or a day is from. */
const origin = { source: line(400), toBeConfirmed: v.optional(v.boolean(), false) };

const WorkingTime = v.union(
  [
    v.strictObject({ workingDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(260)), ...origin }),
    v.strictObject({ workingMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), ...origin }),
  ],
  'a time: {workingDays, source} or {workingMinutes, source}',
);
export type WorkingTime = v.InferOutput<typeof WorkingTime>;

/** `rule`: in the grammar of date-holidays, such as `1st monday in May`; it holds in every year. */
const AddedHoliday = v.union(
  [v.strictObject({ day: Day, name: line(100), ...origin }), v.strictObject({ rule: line(100), name: line(100), ...origin })],
  'a holiday: {day, name, source} or {rule, name, source}',
);
/** `rule`: exactly as date-holidays has it. */
const RemovedHoliday = v.union(
  [v.strictObject({ day: Day, ...origin }), v.strictObject({ rule: line(200), ...origin })],
  'a holiday: {day, source} or {rule, source}',
);

const PolicyCalendar = v.strictObject({
  timeZone: TimeZone,
  /** Whose holidays they are, by date-holidays; `state` where they differ within the country. */
  country: CountryCode,
  state: v.optional(line(10)),
  /** Where date-holidays is wrong or silent. What is added goes before what it says of that day. */
  holidays: v.strictObject({
    added: v.pipe(v.array(AddedHoliday), v.maxLength(100)),
    removed: v.pipe(v.array(RemovedHoliday), v.maxLength(100)),
    /** Nobody has looked beyond: what falls due later is to be confirmed. */
    checkedUntil: Day,
  }),
  /** When cases are worked on, which need not be when the counter is open. */
  hours: v.strictObject({ open: OpenSpans, ...origin }),
  /** The organisation's own, beside the holidays. */
  closingDays: v.optional(v.pipe(v.array(v.strictObject({ day: ClosingDay, name: line(100) })), v.maxLength(60)), []),
});
export type PolicyCalendar = v.InferOutput<typeof PolicyCalendar>;

const some = <const Values extends readonly (string | number)[]>(values: Values) =>
  v.pipe(v.array(v.picklist(values)), v.minLength(1), v.maxLength(values.length));

const Target = v.strictObject({
  kinds: some(CaseKind.options),
  contacts: some(ContactChannel.options),
  stages: some(CASE_STAGES),
  /** null: nothing is promised. */
  acknowledgeWithin: v.nullable(WorkingTime),
  respondWithin: v.nullable(WorkingTime),
});
export type Target = v.InferOutput<typeof Target>;

const fields = {
  calendar: PolicyCalendar,
  /** Each kind, contact channel and stage has exactly one. */
  targets: v.pipe(v.array(Target), v.minLength(1), v.maxLength(24)),
  /** The share of the working time gone from which a case is at risk. */
  atRiskFrom: v.optional(v.pipe(v.number(), v.minValue(0.05), v.maxValue(1)), 0.75),
  /** `agreement`: the person must agree to a later day; `notice`: they are told of it. */
  extension: v.strictObject({ needs: v.picklist(['agreement', 'notice']), ...origin }),
  ...CaseRules,
  /** Whom cases can be given to beside departments: a name for each id. */
  teams: v.optional(v.pipe(v.array(v.strictObject({ id: Slug, name: LocalisedText })), v.maxLength(60))),
  /** Left out: no letters are written here. */
  letters: v.optional(Letters),
};

const Fields = v.strictObject(fields);
type Fields = v.InferOutput<typeof Fields>;
const agrees = <Policy extends Fields>() =>
  v.rawCheck<Policy>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { letters } = dataset.value;
    const found = [...policyContradictions(dataset.value), ...(letters ? letterContradictions(letters) : [])];
    for (const { message, keys } of found) addIssue({ message, path: issuePath(dataset.value, keys) });
  });

export const CasePolicy = v.pipe(Fields, agrees());
export type CasePolicy = v.InferOutput<typeof CasePolicy>;

/** `cases.json` of an organisation. */
export const CasePolicyFile = v.pipe(v.strictObject({ $schema: v.optional(v.string()), ...fields }), agrees());

function isTimeZone(name: string): boolean {
  try {
    new Temporal.ZonedDateTime(0n, name);
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
