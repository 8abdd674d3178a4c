// What visitors said of promises on single days at single kiosks, remembered.
import { type DayRun, type RememberedDays, rememberedDays } from '../days/remembered-days.ts';
import type { EntryStore, PromiseCount, Store } from '../store/store.ts';

type Answers = readonly PromiseCount[];
type Source = Pick<EntryStore, 'dayChanges' | 'promiseCounts'>;
const all = new WeakMap<object, RememberedDays<Answers>>();

/** One memory for all who ask the same store. Of all sites: who may see only some leaves the others out. */
export function promiseDays({ entries }: Pick<Store, 'entries'>): RememberedDays<Answers> {
  const known = all.get(entries) ?? rememberAnswers(entries);
  all.set(entries, known);
  return known;
}

export function rememberAnswers(entries: Source): RememberedDays<Answers> {
  const read = async ({ organisation, kiosk, days }: DayRun) => {
    const period = { fromDay: days[0] ?? '', toDay: days.at(-1) ?? '' };
    const byDay = Map.groupBy(await entries.promiseCounts({ organisation, sites: null, kiosk, ...period }), ({ day }) => day);
    return new Map(days.map((day) => [day, { what: byDay.get(day) ?? [], lasting: true }]));
  };
  return rememberedDays(entries, { read, beside: 0, size: (answers) => answers.length });
}
