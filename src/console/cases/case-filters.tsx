// Boards with how many are on each, a reference to find, and filters that unfold and say how many are set.
import type { Signal } from '@preact/signals';
import type { CasePeopleAnswer } from '../../protocol/cases/case-api.ts';
import { CaseKind, CaseState } from '../../protocol/cases/case-kinds.ts';
import { useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { useInventory } from '../inventory-names.ts';
import { KeptFilters } from '../kept-filters/kept-filters.tsx';
import { ChooseFilter, type FilterOption } from '../ui/choose-filter.tsx';
import { BOARDS, type Board, type CaseFilter, NO_FILTER } from './case-boards.ts';
import { optionsOf } from './case-desk.ts';
import type { InUse } from './in-use.ts';

type Props = {
  board: Signal<Board>;
  filter: Signal<CaseFilter>;
  counts: Record<Board, number>;
  people: CasePeopleAnswer['people'];
  places: Places;
  inUse: InUse;
};

export function CaseFilters({ board, filter, counts, people, places, inUse }: Props) {
  const texts = useTexts();
  const t = texts.cases;
  const inventory = useInventory();
  const { reference, ...rest } = filter.value;
  const active = Object.values(rest).filter((value) => value !== '').length;
  const set = (change: Partial<CaseFilter>) => {
    filter.value = { ...filter.value, ...change };
  };
  const ownerOptions = [
    { id: 'nobody', name: texts.caseForms.assigned.nobody },
    ...people.filter(({ id }) => inUse.owner.has(id)).map(({ id, name }) => ({ id, name })),
  ];
  return (
    <search>
      <fieldset class="boards">
        <legend class="unseen">{t.boardsLabel}</legend>
        {BOARDS.map((one) => (
          <button key={one} type="button" aria-pressed={one === board.value} onClick={() => (board.value = one)}>
            {t.boards[one]} <b>{counts[one]}</b>
          </button>
        ))}
      </fieldset>
      <input
        type="search"
        aria-label={t.search}
        placeholder={t.search}
        value={reference}
        onInput={(event) => set({ reference: event.currentTarget.value })}
      />
      <details class="filters">
        <summary>{active > 0 ? texts.inbox.filtersActive(active) : texts.inbox.filters}</summary>
        <div class="grid">
          <ChooseFilter
            label={t.kind}
            value={filter.value.kind}
            options={optionsOf(CaseKind.options, t.kinds)}
            set={(kind) => set({ kind: kind as CaseKind })}
          />
          <ChooseFilter
            label={t.state}
            value={filter.value.state}
            options={optionsOf(CaseState.options, t.states)}
            set={(state) => set({ state: state as CaseState })}
          />
          <ChooseFilter label={t.site} value={filter.value.site} options={places.sites} set={(site) => set({ site })} />
          <ChooseFilter
            label={t.department}
            value={filter.value.department}
            options={named(inUse.department, inventory.department)}
            set={(department) => set({ department })}
          />
          <ChooseFilter
            label={t.service}
            value={filter.value.service}
            options={named(inUse.service, inventory.service)}
            set={(service) => set({ service })}
          />
          <ChooseFilter label={t.owner} value={filter.value.owner} options={ownerOptions} set={(owner) => set({ owner })} />
        </div>
      </details>
      <KeptFilters<'cases'>
        current={{ page: 'cases', board: board.value, filter: rest }}
        isSet={active > 0 || board.value !== BOARDS[0]}
        choose={({ board: kept, filter: chosen }) => {
          if (isBoard(kept)) board.value = kept;
          set(chosen as Partial<CaseFilter>);
        }}
      />
      {(active > 0 || reference.trim() !== '') && (
        <button type="button" class="link" onClick={() => set(NO_FILTER)}>
          {texts.inbox.clear}
        </button>
      )}
    </search>
  );
}

function isBoard(name: string): name is Board {
  return (BOARDS as readonly string[]).includes(name);
}

function named(ids: ReadonlySet<string>, nameOf: (id: string) => string): FilterOption[] {
  return [...ids].map((id) => ({ id, name: nameOf(id) })).sort((a, b) => a.name.localeCompare(b.name));
}
