// Search and filters. The search is always there; the filters unfold, and say how many are set.
import type { Signal } from '@preact/signals';
import type { TaggedView } from '../../protocol/tap-rules.ts';
import { useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { KeptFilters } from '../kept-filters/kept-filters.tsx';
import { ChooseFilter } from '../ui/choose-filter.tsx';
import { Field } from '../ui/field.tsx';
import type { CollectorSearch } from './collector-search.ts';
import { CollectorSearchPart } from './collector-search-part.tsx';
import { type InboxFilter, isFiltering, NO_FILTER } from './inbox-filter.ts';

const FACES = ['very-happy', 'happy', 'neutral', 'unhappy', 'very-unhappy'] as const;

type Props = { filter: Signal<InboxFilter>; places: Places; search: CollectorSearch };

export function FilterBar({ filter, places, search }: Props) {
  const texts = useTexts();
  const { words, ...rest } = filter.value;
  const active = Object.values(rest).filter((value) => value !== '').length;
  const set = (change: Partial<InboxFilter>) => {
    filter.value = { ...filter.value, ...change };
  };
  const kiosks = places.kiosks.filter(({ site }) => filter.value.site === '' || site === filter.value.site);
  const faces = [...FACES.map((id) => ({ id, name: texts.faces[id] ?? id })), { id: 'none', name: texts.noFace }];
  const tagged = (['without', 'only'] as const).map((id) => ({ id, name: texts.taps.inInbox[id] }));
  return (
    <search>
      <input
        type="search"
        // Else the browser writes it to the disk with the open page.
        autocomplete="off"
        aria-label={texts.inbox.search}
        placeholder={texts.inbox.search}
        value={words}
        onInput={(event) => set({ words: event.currentTarget.value })}
      />
      <details class="filters">
        <summary>{active > 0 ? texts.inbox.filtersActive(active) : texts.inbox.filters}</summary>
        <div class="grid">
          <ChooseFilter
            label={texts.inbox.site}
            value={filter.value.site}
            options={places.sites}
            set={(site) => set({ site, kiosk: '' })}
          />
          <ChooseFilter label={texts.inbox.kiosk} value={filter.value.kiosk} options={kiosks} set={(kiosk) => set({ kiosk })} />
          <ChooseFilter label={texts.inbox.face} value={filter.value.face} options={faces} set={(face) => set({ face })} />
          <ChooseFilter
            label={texts.taps.title}
            value={filter.value.tagged}
            options={tagged}
            set={(view) => set({ tagged: view as TaggedView })}
          />
          <Day label={texts.inbox.from} value={filter.value.from} set={(from) => set({ from })} />
          <Day label={texts.inbox.to} value={filter.value.to} set={(to) => set({ to })} />
        </div>
      </details>
      <KeptFilters<'inbox'>
        current={{ page: 'inbox', filter: rest }}
        isSet={active > 0}
        choose={(kept) => set({ ...kept.filter, tagged: kept.filter.tagged as InboxFilter['tagged'] })}
      />
      <CollectorSearchPart search={search} typed={words} />
      {isFiltering(filter.value) && (
        <button type="button" class="link" onClick={() => set(NO_FILTER)}>
          {texts.inbox.clear}
        </button>
      )}
    </search>
  );
}

function Day({ label, value, set }: { label: string; value: string; set: (day: string) => void }) {
  return (
    <Field label={label}>
      {(control) => <input {...control} type="date" value={value} onInput={(event) => set(event.currentTarget.value)} />}
    </Field>
  );
}
