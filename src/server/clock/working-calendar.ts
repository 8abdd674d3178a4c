// When an organisation works: its hours on its weekdays, without the country's holidays and its own closing days. Pure once it is made.
// Days are `YYYY-MM-DD` in the organisation's zone.
import type { PolicyCalendar } from '../../protocol/case-policy.ts';
import { spansOn } from '../../protocol/opening-hours.ts';
import { type CountryHolidays, countryHolidays } from './country-holidays.ts';

export type Span = { from: number; until: number };
export type WorkingCalendar = {
  timeZone: string;
  /** Spans of work that begin on that day, in order; none on a closed day. The last may end on the next. */
  spansOn(day: string): readonly Span[];
  /** Whether it is open on that day, or closed, only by what nobody has confirmed. */
  isDoubtful(day: string): boolean;
};

export async function workingCalendar(calendar: PolicyCalendar): Promise<WorkingCalendar> {
  const { ofYear } = await countryHolidays(calendar);
  const holidays = remembered((year: string) => ofYear(Number(year)));
  const holiday = (day: string) => holidays(day.slice(0, 4)).get(day);
  const week = (day: string) => weekSpans(calendar, day);
  return {
    timeZone: calendar.timeZone,
    spansOn: remembered((day) => (holiday(day)?.isHoliday ? [] : week(day))),
    isDoubtful: remembered((day) => week(day).length > 0 && isUnconfirmed(holiday(day), day, calendar)),
  };
}

function isUnconfirmed(
  holiday: ReturnType<ReturnType<CountryHolidays['ofYear']>['get']>,
  day: string,
  { holidays }: PolicyCalendar,
): boolean {
  return holiday?.toBeConfirmed === true || day > holidays.checkedUntil;
}

/** By hours and closing days alone. */
function weekSpans({ hours, closingDays, timeZone }: PolicyCalendar, day: string): Span[] {
  return (
    spansOn(Temporal.PlainDate.from(day), { open: hours.open, closed: closingDays.map((closing) => ({ day: closing.day })) }, timeZone)
      .map(({ from, until }) => ({ from: from.epochMilliseconds, until: until.epochMilliseconds }))
      // The hour that a change of the clocks leaves out.
      .filter(({ from, until }) => from < until)
  );
}

function remembered<Value>(find: (key: string) => Value): (key: string) => Value {
  const found = new Map<string, Value>();
  return (key) => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const value = find(key);
    found.set(key, value);
    return value;
  };
}
