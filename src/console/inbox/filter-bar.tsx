// Search and filters. The search is always there; the filters unfold, and say how many are set.
import type { Signal } from '@preact/signals';
import { useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { Field } from '../ui/field.tsx';
import { type InboxFilter, isFiltering, NO_FILTER } from './inbox-filter.ts';

const FACES = ['very-happy', 'happy', 'neutral', 'unhappy', 'very-unhappy'] as const;
type Choice = { id: string; name: string };

export function FilterBar({ filter, places }: { filter: Signal<InboxFilter>; places: Places }) {
  const texts = useTexts();
  const { words, ...rest } = filter.value;
  const active = Object.values(rest).filter((value) => value !== '').length;
  const set = (change: Partial<InboxFilter>) => {
    filter.value = { ...filter.value, ...change };
  };
  const kiosks = places.kiosks.filter(({ site }) => filter.value.site === '' || site === filter.value.site);
  const faces = [...FACES.map((id) => ({ id, name: texts.faces[id] ?? id })), { id: 'none', name: texts.noFace }];
  return (
    <search>
      <input
        type="search"
        aria-label={texts.inbox.search}
        placeholder={texts.inbox.search}
        value={words}
        onInput={(event) => set({ words: event.currentTarget.value })}
      />
      <details class="filters">
        <summary>{active > 0 ? texts.inbox.filtersActive(active) : texts.inbox.filters}</summary>
        <div class="grid">
          <Choose label={texts.inbox.site} value={filter.value.site} choices={places.sites} set={(site) => set({ site, kiosk: '' })} />
          <Choose label={texts.inbox.kiosk} value={filter.value.kiosk} choices={kiosks} set={(kiosk) => set({ kiosk })} />
          <Choose label={texts.inbox.face} value={filter.value.face} choices={faces} set={(face) => set({ face })} />
          <Day label={texts.inbox.from} value={filter.value.from} set={(from) => set({ from })} />
          <Day label={texts.inbox.to} value={filter.value.to} set={(to) => set({ to })} />
        </div>
      </details>
      {isFiltering(filter.value) && (
        <button type="button" class="link" onClick={() => set(NO_FILTER)}>
          {texts.inbox.clear}
        </button>
      )}
    </search>
  );
}

function Choose({ label, value, choices, set }: { label: string; value: string; choices: readonly Choice[]; set: (id: string) => void }) {
  const texts = useTexts().inbox;
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => set(event.currentTarget.value)}>
          <option value="">{texts.any}</option>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Day({ label, value, set }: { label: string; value: string; set: (day: string) => void }) {
  return (
    <Field label={label}>
      {(control) => <input {...control} type="date" value={value} onInput={(event) => set(event.currentTarget.value)} />}
    </Field>
  );
}
