// Oversight's half: find, see what there is, give the list to an administrator, export.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { problemText } from '../problem-text.ts';
import { ExportPart } from './export-part.tsx';
import { FindForm } from './find-form.tsx';
import { idsOf, listOf, thingsOf } from './found-list.ts';
import { createPersonSearch, type FoundLine, type PersonSearch } from './person-search.ts';
import { saveFile } from './save-file.ts';
import { ThingsTable } from './things-table.tsx';

export function FindPart({ places }: { places: Places }) {
  const { api } = useApp();
  const search = useMemo(() => createPersonSearch(api), [api]);
  useEffect(() => search.cancel, [search]);
  const state = search.state.value;
  return (
    <>
      <FindForm search={search} />
      <SearchState search={search} />
      {state.state === 'found' && state.found.entries.length + state.found.cases.length > 0 && (
        <Found key={state.found.search} found={state.found} places={places} />
      )}
    </>
  );
}

function SearchState({ search }: { search: PersonSearch }) {
  const texts = useTexts();
  const t = texts.person;
  const state = search.state.value;
  return (
    <div class="person-state" hidden={state.state === 'none'}>
      {state.state === 'running' && <progress aria-label={t.progress} />}
      <p role="status">
        {state.state === 'running' && t.looked(state.looked)}
        {state.state === 'cancelled' && t.cancelled}
        {state.state === 'failed' && problemText(state.why, texts)}
        {state.state === 'found' && foundLine(state.found, t)}
      </p>
      {state.state === 'found' && state.found.closed > 0 && <p class="notice warn">{t.closed(state.found.closed)}</p>}
      {state.state === 'running' && (
        <button type="button" onClick={search.cancel}>
          {t.cancel}
        </button>
      )}
    </div>
  );
}

type Said = { nothingFound: (looked: number) => string; found: (entries: number, cases: number, looked: number) => string };

function foundLine({ entries, cases, looked }: FoundLine, t: Said): string {
  return entries.length + cases.length === 0 ? t.nothingFound(looked) : t.found(entries.length, cases.length, looked);
}

function Found({ found, places }: { found: FoundLine; places: Places }) {
  const { person: t } = useTexts();
  const things = useMemo(() => thingsOf(found), [found]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(things.map(({ id }) => id)));
  const taken = things.filter(({ id }) => chosen.has(id));
  const list = listOf({ ...found, ...takenOf(found, chosen) });
  return (
    <>
      <ThingsTable things={things} places={places} chosen={chosen} choose={setChosen} />
      <p class="hint">{t.chosen(taken.length)}</p>
      <div class="card form">
        <p class="hint">{t.apart}</p>
        <div>
          <button
            type="button"
            disabled={taken.length === 0}
            onClick={() =>
              saveFile(
                `candour-found-${found.search.slice(0, 8)}.json`,
                new Blob([`${JSON.stringify(list, null, 2)}\n`], { type: 'application/json' }),
              )
            }
          >
            {t.saveList}
          </button>
        </div>
      </div>
      <ExportPart ids={idsOf(taken)} />
    </>
  );
}

function takenOf({ entries, cases }: FoundLine, chosen: ReadonlySet<string>) {
  return { entries: entries.filter(({ id }) => chosen.has(id)), cases: cases.filter(({ id }) => chosen.has(id)) };
}
