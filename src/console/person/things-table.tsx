// What was found of a person: what, where, when, by what; and beside it whatever a role can do with it.
import type { ComponentChildren } from 'preact';
import { useTag, useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import '../people/people.css';
import { calendarDay } from '../ui/spoken-time.ts';
import type { FoundThing } from './found-list.ts';

type Props = {
  things: readonly FoundThing[];
  places: Places;
  chosen: ReadonlySet<string>;
  choose: (chosen: ReadonlySet<string>) => void;
  /** Those that can't be chosen. */
  fixed?: (thing: FoundThing) => boolean;
  more?: { column: string; cell: (thing: FoundThing) => ComponentChildren };
};

export function ThingsTable({ things, places, chosen, choose, fixed = () => false, more }: Props) {
  const { person: t } = useTexts();
  const tag = useTag();
  const nameOf = useThingName();
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    choose(next);
  };
  return (
    <table class="people">
      <thead>
        <tr>
          {[t.columns.take, t.columns.what, t.columns.where, t.columns.day, t.columns.by, ...(more ? [more.column] : [])].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {things.map((thing) => (
          <tr key={thing.id}>
            <td data-label={t.columns.take}>
              <input
                type="checkbox"
                aria-label={t.take(nameOf(thing))}
                checked={chosen.has(thing.id) && !fixed(thing)}
                disabled={fixed(thing)}
                onChange={(event) => toggle(thing.id, event.currentTarget.checked)}
              />
            </td>
            <th scope="row">{nameOf(thing)}</th>
            <td data-label={t.columns.where}>{places.siteName(thing.site)}</td>
            <td data-label={t.columns.day}>{calendarDay(thing.day, tag)}</td>
            <td data-label={t.columns.by}>{thing.by.map((by) => t.by[by]).join(', ')}</td>
            {more && <td data-label={more.column}>{more.cell(thing)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function useThingName(): (thing: Pick<FoundThing, 'of' | 'named'>) => string {
  const { person: t } = useTexts();
  return ({ of, named }) => (of === 'case' ? t.aCase(named) : (t.kinds[named] ?? named));
}
