// The public holidays of a country, by date-holidays, with what the policy adds and takes away. Its data take some 40 MB, so they are
// loaded only when somebody asks.
import type { PolicyCalendar } from '../../protocol/case-policy.ts';

type CountryDay = { name: string; isHoliday: boolean; toBeConfirmed: boolean };
export type CountryHolidays = {
  /** By day, `YYYY-MM-DD`; of a day that is not in it nothing is said. */
  ofYear(year: number): ReadonlyMap<string, CountryDay>;
  /** What the policy says that date-holidays can't follow, with the path within the calendar. */
  complaints: readonly { path: string; message: string }[];
};

const DAY_MS = 86_400_000;

export async function countryHolidays(calendar: Pick<PolicyCalendar, 'country' | 'state' | 'holidays'>): Promise<CountryHolidays> {
  const { default: Holidays } = await import('date-holidays');
  const options = { languages: 'en', types: ['public', 'bank'] as ('public' | 'bank')[] };
  const library = new Holidays(calendar.country, calendar.state ?? '', options);
  const { added, removed } = calendar.holidays;
  const complaints = unknownPlace(new Holidays(), calendar);
  removed.forEach((one, place) => {
    if ('rule' in one && !library.unsetRule(one.rule)) complaints.push({ path: `/holidays/removed/${place}/rule`, message: NO_RULE });
  });
  const doubtfulRules = new Set<string>();
  added.forEach((one, place) => {
    if (!('rule' in one)) return;
    const known = library.setHoliday(one.rule, { name: one.name, type: 'public' });
    if (!known)
      complaints.push({ path: `/holidays/added/${place}/rule`, message: 'expected a rule of date-holidays such as "1st monday in May"' });
    if (one.toBeConfirmed) doubtfulRules.add(one.rule);
  });

  function ofYear(year: number): Map<string, CountryDay> {
    const days = new Map<string, CountryDay>();
    for (const { date, start, end, name, rule } of library.getHolidays(year)) {
      const length = Math.round((end.getTime() - start.getTime()) / DAY_MS);
      const first = Temporal.PlainDate.from(date.slice(0, DAY_LENGTH));
      for (let after = 0; after < length; after += 1)
        days.set(first.add({ days: after }).toString(), { name, isHoliday: true, toBeConfirmed: doubtfulRules.has(rule) });
    }
    return days;
  }
  return {
    ofYear: (year) => withDays(ofYear(year), calendar.holidays, year),
    complaints: [...complaints, ...removesNothing(ofYear, removed)],
  };
}

const DAY_LENGTH = 'YYYY-MM-DD'.length;
const NO_RULE = 'expected a rule that date-holidays has for this country, as it has it';

type Complaint = { path: string; message: string };
type Removed = PolicyCalendar['holidays']['removed'];

function unknownPlace(
  library: { getCountries(): Record<string, string>; getStates(country: string): Record<string, string> | undefined },
  { country, state }: Pick<PolicyCalendar, 'country' | 'state'>,
): Complaint[] {
  if (!Object.hasOwn(library.getCountries(), country))
    return [{ path: '/country', message: 'expected a country that date-holidays knows' }];
  if (state === undefined || Object.hasOwn(library.getStates(country) ?? {}, state)) return [];
  return [{ path: '/state', message: `expected a part of ${country} that date-holidays knows` }];
}

function removesNothing(ofYear: (year: number) => ReadonlyMap<string, unknown>, removed: Removed): Complaint[] {
  return removed.flatMap((one, place) =>
    'day' in one && !ofYear(yearOf(one.day)).has(one.day)
      ? [{ path: `/holidays/removed/${place}/day`, message: `${one.day} is no holiday by date-holidays` }]
      : [],
  );
}

function withDays(days: Map<string, CountryDay>, { added, removed }: PolicyCalendar['holidays'], year: number): Map<string, CountryDay> {
  for (const one of removed)
    if ('day' in one && yearOf(one.day) === year) days.set(one.day, { name: '', isHoliday: false, toBeConfirmed: one.toBeConfirmed });
  for (const one of added)
    if ('day' in one && yearOf(one.day) === year) days.set(one.day, { name: one.name, isHoliday: true, toBeConfirmed: one.toBeConfirmed });
  return days;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
