// The desk: boards and a list of cases beside the one that is open. The same screen online and offline, for it reads the copy alone.
import { useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { AnswerAge } from '../answer-age.tsx';
import { useApp, useLanguage, useOpenSession, useTag, useTexts } from '../app-context.ts';
import { type Places, placesOf } from '../fleet/places.ts';
import '../inbox/inbox.css';
import { useKeptAnswer } from '../kept-answer.ts';
import { CASE_OPENERS } from '../pages.ts';
import { hashOf } from '../route.ts';
import { calendarDay } from '../ui/spoken-time.ts';
import { type Board, boardCounts, type CaseFilter, filterCases, NO_FILTER, onBoard } from './case-boards.ts';
import { useCaseFeed } from './case-feed-context.tsx';
import { CaseFilters } from './case-filters.tsx';
import { CaseList } from './case-list.tsx';
import { CasePane } from './case-pane.tsx';
import './cases.css';
import { LeftOver } from './left-over.tsx';

const PLACES_EVERY_MS = 600_000;

export function CasesPage({ chosen }: { chosen: string | null }) {
  const feed = useCaseFeed();
  const { now } = useApp();
  const { person } = useOpenSession();
  const texts = useTexts();
  const language = useLanguage();
  const kiosks = useKeptAnswer('kiosks', 'kiosks', {}, PLACES_EVERY_MS).answer;
  const people = useKeptAnswer('casePeople', 'casePeople', {}, PLACES_EVERY_MS).answer.value?.people ?? [];
  const places = useMemo(() => placesOf(kiosks.value?.kiosks ?? [], language), [kiosks.value, language]);
  const board = useSignal<Board>('open');
  const filter = useSignal<CaseFilter>(NO_FILTER);
  const nowMs = now.value;
  const looking = useMemo(() => ({ me: person.id, nowMs, zoneOf: places.zoneOf }), [person.id, nowMs, places]);
  const all = feed.rows.value;
  const filtered = useComputed(() => filterCases(feed.rows.value ?? [], filter.value)).value;
  const onBoardNow = board.value;
  const onIt = useMemo(() => onBoard(filtered, onBoardNow, looking), [filtered, onBoardNow, looking]);
  const counts = useMemo(() => boardCounts(filtered, looking), [filtered, looking]);
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? texts.caseFacts.somebody;

  return (
    <div class={`inbox cases ${chosen === null ? '' : 'reading'}`}>
      <section class="list-side" aria-labelledby="cases-title">
        <div class="list-head">
          <div class="title-line">
            <h1 id="cases-title">{texts.cases.title}</h1>
            {CASE_OPENERS.includes(person.role) && (
              <a class="button" href={hashOf({ page: 'new-case', code: null })}>
                {texts.cases.open}
              </a>
            )}
          </div>
          <Age />
          <LeftOver />
          <Held places={places} />
          <CaseFilters {...{ board, filter, counts, people, places }} inUse={feed.inUse.value} />
          <p class="count" role="status">
            {all !== null && all.length > 0 && texts.cases.shown(onIt.length, all.length)}
          </p>
        </div>
        {all === null ? null : onIt.length > 0 ? (
          <CaseList cases={onIt} chosen={chosen} nameOf={nameOf} places={places} />
        ) : (
          <p class="empty">{emptyLine(all.length, feed.copied.value !== null, texts.cases)}</p>
        )}
      </section>
      <CasePane key={chosen} chosen={chosen} people={people} places={places} />
    </div>
  );
}

function emptyLine(all: number, fetched: boolean, texts: { empty: string; noneFound: string; mustConnect: string }): string {
  if (all > 0) return texts.noneFound;
  return fetched ? texts.empty : texts.mustConnect;
}

function Age() {
  const feed = useCaseFeed();
  const texts = useTexts();
  return (
    <div class="fresh">
      <AnswerAge asOf={feed.copied.value?.asOf ?? null} texts={texts.cases} />
      <button type="button" class="link" disabled={feed.fetching.value === 'fetching'} onClick={() => void feed.refresh()}>
        {texts.refresh}
      </button>
    </div>
  );
}

/** That complaints are with intake, to those who may not see them: how many, where, of which day. */
function Held({ places }: { places: Places }) {
  const texts = useTexts().cases;
  const tag = useTag();
  const held = useKeptAnswer('caseCounts', 'caseCounts', {}, PLACES_EVERY_MS).answer.value?.held ?? [];
  if (held.length === 0) return null;
  return (
    <ul class="notice held-away">
      {held.map(({ site, day, count }) => (
        <li key={`${site} ${day}`}>{texts.heldAway(count, places.siteName(site), calendarDay(day, tag))}</li>
      ))}
    </ul>
  );
}
