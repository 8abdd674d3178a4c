// What oversight found of one person, as a list that they give to an administrator: ids, places and days, no words. Pure.
import * as v from 'valibot';
import { FindPersonLine } from '../../protocol/data-protection-api.ts';

const [, Found] = FindPersonLine.options;
const { search, entries, cases } = Found.entries;
export const FoundList = v.object({ candour: v.literal('found-person'), search, entries, cases });
export type FoundList = v.InferOutput<typeof FoundList>;
type FoundLine = v.InferOutput<typeof Found>;

export type FoundThing = {
  of: 'entry' | 'case';
  id: string;
  site: string;
  day: string;
  by: FoundLine['cases'][number]['by'];
  /** Kind of an entry, reference of a case. */
  named: string;
  /** Of a case: the entry it was opened from. */
  entry: string | null;
};

export function listOf({ search: id, entries: said, cases: opened }: FoundLine): FoundList {
  return { candour: 'found-person', search: id, entries: said, cases: opened };
}

/** null: it is no such list. */
export function listFrom(text: string): FoundList | null {
  try {
    const parsed = v.safeParse(FoundList, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Cases first, each the oldest first. */
export function thingsOf({ entries: said, cases: opened }: Pick<FoundList, 'entries' | 'cases'>): FoundThing[] {
  const byDay = (a: FoundThing, b: FoundThing) => a.day.localeCompare(b.day);
  const ofCases = opened.map(({ id, reference, site, day, by, entry }): FoundThing => {
    return { of: 'case', id, site, day, by, named: reference, entry };
  });
  const ofEntries = said.map(({ id, kind, site, day, by }): FoundThing => ({ of: 'entry', id, site, day, by, named: kind, entry: null }));
  return [...ofCases.sort(byDay), ...ofEntries.sort(byDay)];
}

export function idsOf(things: readonly FoundThing[]): { entries: string[]; cases: string[] } {
  const ids = (of: FoundThing['of']) => things.filter((thing) => thing.of === of).map(({ id }) => id);
  return { entries: ids('entry'), cases: ids('case') };
}

type Hold = { of: string; target: string; ground: string };
/** `ground`: of its own hold; `by` is held along with its case or its entry. null: it is not held. */
export type Held = { own: true; ground: string } | { own: false } | null;

export function heldOf(thing: FoundThing, holds: readonly Hold[], things: readonly FoundThing[]): Held {
  const own = holds.find(({ of, target }) => of === thing.of && target === thing.id);
  if (own) return { own: true, ground: own.ground };
  const along = thing.of === 'case' ? [thing.entry] : things.filter(({ entry }) => entry === thing.id).map(({ id }) => id);
  const other = thing.of === 'case' ? 'entry' : 'case';
  return holds.some(({ of, target }) => of === other && along.includes(target)) ? { own: false } : null;
}
