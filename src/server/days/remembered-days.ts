// What was worked out of single days of single kiosks, remembered for as long as nothing changed there: by the numbers of `dayChanges`, asked for
// before anything is read, so that whatever comes in between is read once too often and never once too seldom. Only days that changed are read anew,
// in runs. What is remembered gives nobody a right: whoever asks leaves out what may not be seen.
import type { DayChanges, EntryStore } from '../store/store.ts';
import { dayBeside, daysBetween } from './calendar-days.ts';

/** `days`: in their order, each once. No `kiosks`: all that anything came from. */
type AskedDays = { organisation: string; kiosks?: readonly string[] | undefined; days: readonly string[] };
export type KioskDay<T> = { kiosk: string; day: string; what: T };
/** Only days of which something may count. By kiosk, in the order of `days`. */
export type RememberedDays<T> = (asked: AskedDays) => Promise<KioskDay<T>[]>;

/** What has to be read again next time, whatever its number, is not `lasting`. */
export type Fresh<T> = { what: T; lasting: boolean };
/** Days of one kiosk, in their order, close together. */
export type DayRun = { organisation: string; kiosk: string; days: readonly string[] };
export type Reading<T> = {
  /** Each of the days, also those of which nothing counts. */
  read(run: DayRun): Promise<Map<string, Fresh<T>>>;
  /** How many days before and after have a say in what a day is worked out to. */
  beside: 0 | 1;
  /** In rows of some hundred bytes, the day itself apart. */
  size(what: T): number;
};

/** Rows of an organisation, some 120 MB: five years of 24 kiosks. The days furthest back are forgotten first. */
const MOST = 500_000;
/** A run reads no more than these at a time, and over so many that have not changed; others have their turn in between. */
const RUN = { days: 60, gap: 4 };

type Known<T> = { changes: number; what: T; size: number };
type Memory<T> = { kiosks: Map<string, Map<string, Known<T>>>; size: number };

/** `most`: how many rows are remembered, for a test. */
export function rememberedDays<T>(
  entries: Pick<EntryStore, 'dayChanges'>,
  { read, beside, size }: Reading<T>,
  most = MOST,
): RememberedDays<T> {
  const organisations = new Map<string, Memory<T>>();

  return async ({ organisation, kiosks, days }) => {
    const memory = organisations.get(organisation) ?? { kiosks: new Map(), size: 0 };
    organisations.set(organisation, memory);
    const around = days.map((day) => Array.from({ length: 2 * beside + 1 }, (_, place) => dayBeside(day, place - beside)));
    const found: KioskDay<T>[] = [];
    for (const [kiosk, changes] of await changesOf({ organisation, kiosks, days: [...new Set(around.flat())].sort() })) {
      const known = memory.kiosks.get(kiosk) ?? new Map<string, Known<T>>();
      memory.kiosks.set(kiosk, known);
      const asked = days.flatMap((day, place) => {
        if (!changes.has(day)) return [];
        const number = sumOf(changes, around[place] ?? []);
        const last = known.get(day);
        return [{ day, number, what: last?.changes === number ? last.what : undefined }];
      });
      const fresh = await readAnew(
        { organisation, kiosk },
        asked.flatMap(({ day, what }) => (what === undefined ? [day] : [])),
      );
      for (const { day, number, what } of asked) {
        const anew = fresh.get(day);
        if (what !== undefined) found.push({ kiosk, day, what });
        else if (anew) {
          found.push({ kiosk, day, what: anew.what });
          keep(memory, known, day, anew.lasting ? { changes: number, what: anew.what, size: 1 + size(anew.what) } : null);
        }
      }
    }
    if (memory.size > most) forgetOldest(memory, most);
    return found;
  };

  async function changesOf({ organisation, kiosks, days }: AskedDays): Promise<Map<string, Map<string, number>>> {
    const [fromDay = '', toDay = ''] = [days.at(0), days.at(-1)];
    const isWhole = days.length > daysBetween(fromDay, toDay);
    const rows = await entries.dayChanges({ organisation, fromDay, toDay, ...(kiosks && { kiosks }), ...(!isWhole && { days }) });
    return byKiosk(rows);
  }

  async function readAnew(place: { organisation: string; kiosk: string }, changed: readonly string[]) {
    const fresh = new Map<string, Fresh<T>>();
    for (const days of runs(changed)) {
      for (const [day, one] of await read({ ...place, days })) fresh.set(day, one);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return fresh;
  }
}

/** A kiosk may have several ledgers. Each number only grows, so their sum is the same only where each of them is. */
function byKiosk(rows: readonly DayChanges[]): Map<string, Map<string, number>> {
  const kiosks = new Map<string, Map<string, number>>();
  for (const { kiosk, day, changes } of rows) {
    const days = kiosks.get(kiosk) ?? new Map<string, number>();
    kiosks.set(kiosk, days);
    days.set(day, (days.get(day) ?? 0) + changes);
  }
  return kiosks;
}

function sumOf(changes: ReadonlyMap<string, number>, days: readonly string[]): number {
  return days.reduce((sum, day) => sum + (changes.get(day) ?? 0), 0);
}

function runs(days: readonly string[]): string[][] {
  const found: string[][] = [];
  for (const day of days) {
    const run = found.at(-1);
    const [first, last] = [run?.at(0), run?.at(-1)];
    const goesOn = first && last && daysBetween(last, day) <= RUN.gap && daysBetween(first, day) < RUN.days;
    if (goesOn) run?.push(day);
    else found.push([day]);
  }
  return found;
}

/** null: nothing. */
function keep<T>(memory: Memory<T>, known: Map<string, Known<T>>, day: string, one: Known<T> | null): void {
  memory.size += (one?.size ?? 0) - (known.get(day)?.size ?? 0);
  if (one) known.set(day, one);
  else known.delete(day);
}

/** A tenth more than must be, so that not every question comes to it. */
function forgetOldest<T>(memory: Memory<T>, most: number): void {
  const all = [...memory.kiosks.values()].flatMap((known) => [...known.keys()].map((day) => ({ known, day })));
  for (const { known, day } of all.sort((a, b) => (a.day < b.day ? -1 : 1))) {
    if (memory.size <= most * 0.9) return;
    keep(memory, known, day, null);
  }
}
