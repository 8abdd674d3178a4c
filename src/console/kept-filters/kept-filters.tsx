// Filters that one keeps under a name: one press sets them; a dialog keeps, renames and deletes.
import { useState } from 'preact/hooks';
import type { KeptFilter, NamedFilter } from '../../protocol/kept-filter-api.ts';
import { useApp, useTexts } from '../app-context.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { KeptFiltersDialog } from './kept-filters-dialog.tsx';
import './kept-filters.css';

const ASK_EVERY_MS = 600_000;

type Props<Page extends KeptFilter['page']> = {
  current: Extract<KeptFilter, { page: Page }>;
  /** Whether anything is set that is worth a name. */
  isSet: boolean;
  choose: (kept: Extract<KeptFilter, { page: Page }>) => void;
};

export function KeptFilters<Page extends KeptFilter['page']>({ current, isSet, choose }: Props<Page>) {
  const { api } = useApp();
  const { keptFilters: t } = useTexts();
  const [open, setOpen] = useState(false);
  const { answer, refresh } = useKeptAnswer('keptFilters', 'keptFilters', {}, ASK_EVERY_MS);
  const own = (answer.value?.filters ?? []).filter((one): one is NamedFilter & { kept: typeof current } => one.kept.page === current.page);
  if (own.length === 0 && !isSet) return null;
  return (
    <div class="kept-filters">
      {own.length > 0 && (
        <ul aria-label={t.title}>
          {own.map(({ id, name, kept }) => (
            <li key={id}>
              <button type="button" aria-pressed={isSame(kept, current)} onClick={() => choose(kept)}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
      {api.reachable.value && (
        <button type="button" class="link" onClick={() => setOpen(true)}>
          {own.length > 0 ? t.manage : t.keep}
        </button>
      )}
      {open && <KeptFiltersDialog own={own} current={isSet ? current : null} refresh={refresh} onClose={() => setOpen(false)} />}
    </div>
  );
}

function isSame(one: KeptFilter, other: KeptFilter): boolean {
  const written = (kept: KeptFilter) =>
    JSON.stringify([kept.page === 'cases' ? kept.board : '', ...Object.entries(kept.filter).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return written(one) === written(other);
}
