// Filters that people keep, over the API: each reads and changes their own alone.
import * as v from 'valibot';
import { KeptFilter, MOST_KEPT_FILTERS, type NamedFilter } from '../../protocol/kept-filter-api.ts';
import { Problem } from '../../protocol/problem.ts';
import type { Handlers } from '../api/handler.ts';
import type { Parts } from '../parts.ts';
import type { KeptFilterRow } from '../store/kept-filter-store.ts';

export function keptFilterHandlers({ store }: Parts): Pick<Handlers, 'keptFilters' | 'keepFilter' | 'forgetFilter'> {
  return {
    async keptFilters({ caller: { person } }) {
      return { filters: (await store.keptFilters.filters(person.organisation, person.id)).flatMap(named) };
    },

    async keepFilter({ caller: { person }, body: { id, name, kept }, receivedAt: keptAt }) {
      const row = { organisation: person.organisation, person: person.id, id, page: kept.page, name, kept: JSON.stringify(kept), keptAt };
      const outcome = await store.keptFilters.keep(row, MOST_KEPT_FILTERS);
      if (outcome === 'taken') throw new Problem('already-taken');
      if (outcome === 'full') throw new Problem('filters-full');
    },

    async forgetFilter({ caller: { person }, param }) {
      if (!(await store.keptFilters.forget(person.organisation, person.id, param('filter')))) throw new Problem('not-found');
    },
  };
}

/** What a later version kept, and this one cannot read, is left out. */
function named({ id, name, kept }: KeptFilterRow): NamedFilter[] {
  const parsed = v.safeParse(KeptFilter, JSON.parse(kept));
  return parsed.success ? [{ id, name, kept: parsed.output } as NamedFilter] : [];
}
