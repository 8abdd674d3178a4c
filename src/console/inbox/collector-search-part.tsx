// The search on the collector, beside that in one's own copy: words and days, how far it is, a way to stop it, and back.
import { useRef, useState } from 'preact/hooks';
import { foldedWords } from '../../protocol/folded-words.ts';
import { MOST_SEARCHED_LETTERS } from '../../protocol/word-search-api.ts';
import { useApp, useTexts } from '../app-context.ts';
import { PeriodFields } from '../exports/period-fields.tsx';
import { isPeriod, lastDays, today } from '../period.ts';
import { problemText } from '../problem-text.ts';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { CollectorSearch } from './collector-search.ts';

const FIRST_DAYS = 30;

export function CollectorSearchPart({ search, typed }: { search: CollectorSearch; typed: string }) {
  const { wordSearch: t } = useTexts();
  const [opened, setOpened] = useState(false);
  const part = useRef<HTMLDetailsElement>(null);
  // What is found needs the room.
  const fold = () => {
    if (!part.current) return;
    part.current.open = false;
    part.current.querySelector('summary')?.focus();
  };
  return (
    <details ref={part} class="filters collector-search" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{t.title}</summary>
      {opened && <SearchForm search={search} typed={typed} onStart={fold} />}
    </details>
  );
}

function SearchForm({ search, typed, onStart }: { search: CollectorSearch; typed: string; onStart: () => void }) {
  const { clock, api } = useApp();
  const { wordSearch: t } = useTexts();
  const [words, setWords] = useState(typed);
  const [period, setPeriod] = useState(() => lastDays(FIRST_DAYS, today(clock())));
  const [missing, setMissing] = useState(false);
  const running = search.state.value.state === 'running';
  const submit = () => {
    const enough = foldedWords(words).join('').length >= 2;
    setMissing(!enough);
    if (!enough || !isPeriod(period)) return;
    void search.start({ words, ...period });
    onStart();
  };
  return (
    <Form onSubmit={submit}>
      <p class="hint">{t.line}</p>
      <Field label={t.words} hint={t.wordsHint} error={missing ? t.wordsMissing : null}>
        {(control) => (
          <input
            {...control}
            type="search"
            // Else the browser writes it to the disk with the open page.
            autocomplete="off"
            maxLength={MOST_SEARCHED_LETTERS}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      <PeriodFields period={period} choose={setPeriod} labels={t} />
      {api.reachable.value ? (
        <div>
          <button type="submit" class="primary" disabled={running}>
            {t.start}
          </button>
        </div>
      ) : (
        <p class="notice">{t.offline}</p>
      )}
    </Form>
  );
}

/** Stands where the list begins, so that it is seen also when the form is folded. */
export function CollectorSearchState({ search }: { search: CollectorSearch }) {
  const texts = useTexts();
  const t = texts.wordSearch;
  const state = search.state.value;
  const found = search.hits.value?.length ?? 0;
  if (state.state === 'none') return null;
  return (
    <div class="search-state">
      {state.state === 'running' && <progress max={100} value={state.percent} aria-label={t.progress} />}
      <p role="status">
        {state.state === 'running' && t.running(state.looked, found)}
        {state.state === 'ended' && t.ended[state.how](state.looked, found)}
        {state.state === 'failed' && problemText(state.why, texts)}
      </p>
      {state.state === 'ended' && state.closed > 0 && <p class="hint">{t.closed(state.closed)}</p>}
      {state.state === 'running' ? (
        <button type="button" onClick={search.cancel}>
          {t.cancel}
        </button>
      ) : (
        <button type="button" class="link" onClick={search.leave}>
          {t.back}
        </button>
      )}
    </div>
  );
}
