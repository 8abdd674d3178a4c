// The inbox: comments newest first, filtered and searched in the person's own copy, one of them open beside the list. The same
// screen online and offline; only the sentence about its age differs.
import { useComputed, useSignal } from '@preact/signals';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { useApp, useLanguage, useOpenSession, useTag, useTexts } from '../app-context.ts';
import { placesOf } from '../fleet/places.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { usePolling } from '../poll.ts';
import { createCollectorSearch } from './collector-search.ts';
import { CollectorSearchState } from './collector-search-part.tsx';
import { FilterBar } from './filter-bar.tsx';
import { freshnessSentence } from './freshness.ts';
import './inbox.css';
import { useInbox } from './inbox-context.tsx';
import type { InboxFeed, ReadItem } from './inbox-feed.ts';
import { filterItems, type InboxFilter, NO_FILTER } from './inbox-filter.ts';
import { ItemList } from './item-list.tsx';
import { ItemPane } from './item-pane.tsx';
import { reportOpenings } from './openings.ts';
import { useLook } from './use-look.ts';

const FETCH_EVERY_MS = 60_000;
const PLACES_EVERY_MS = 600_000;

export function InboxPage({ chosen }: { chosen: string | null }) {
  const { copy } = useOpenSession();
  const { api, exclusively } = useApp();
  const { inbox: texts, taps: tapTexts } = useTexts();
  const language = useLanguage();
  const { feed, search } = useInbox();
  const report = useCallback(() => reportOpenings(copy, api, exclusively), [copy, api, exclusively]);
  const fetchAndReport = useCallback(async () => {
    await Promise.all([feed.refresh(), report()]);
  }, [feed, report]);
  usePolling(fetchAndReport, FETCH_EVERY_MS, 'inbox');

  const kiosks = useKeptAnswer('kiosks', 'kiosks', {}, PLACES_EVERY_MS).answer;
  const places = useMemo(() => placesOf(kiosks.value?.kiosks ?? [], language), [kiosks.value, language]);
  const filter = useSignal<InboxFilter>(NO_FILTER);
  const collectorSearch = useMemo(() => createCollectorSearch(api), [api]);
  useEffect(() => collectorSearch.leave, [collectorSearch]);
  const look = useLook(feed, copy);
  const shown = useComputed(() => {
    const items = feed.items.value ?? [];
    const { value: hits } = collectorSearch.hits;
    if (hits) return filterItems(hits, filter.value, null, places.zoneOf);
    const { words } = filter.value;
    // More may be found once more was taken in.
    if (words.trim() !== '') void search.taken.value;
    return filterItems(items, filter.value, search.find(words), places.zoneOf);
  });
  const all = collectorSearch.hits.value ?? feed.items.value;
  const tagged = useComputed(() => shown.value.filter(({ tags }) => tags.length > 0).length).value;
  const isChosen = ({ id }: ReadItem) => id === chosen;
  const item = chosen === null ? null : (all?.find(isChosen) ?? feed.items.value?.find(isChosen) ?? null);

  return (
    <div class={`inbox ${chosen === null ? '' : 'reading'}`}>
      <section class="list-side" aria-labelledby="inbox-title">
        <div class="list-head">
          <h1 id="inbox-title">{texts.title}</h1>
          <Freshness feed={feed} refresh={fetchAndReport} />
          <FilterBar filter={filter} places={places} search={collectorSearch} />
          <CollectorSearchState search={collectorSearch} />
          <p class="count" role="status">
            {all !== null && all.length > 0 && <span>{texts.shown(shown.value.length, all.length)}</span>}
            {tagged > 0 && <span>{tapTexts.shownTagged(tagged)}</span>}
            {look.newCount.value > 0 && (
              <>
                <strong>{texts.newSince(look.newCount.value)}</strong>
                <button type="button" class="link" onClick={look.markSeen}>
                  {texts.markSeen}
                </button>
              </>
            )}
          </p>
        </div>
        {all === null ? null : shown.value.length > 0 ? (
          <ItemList items={shown.value} chosen={chosen} opened={feed.opened.value} isNew={look.isNew.value} places={places} />
        ) : (
          collectorSearch.state.value.state !== 'running' && (
            <p class="empty">{all.length === 0 && collectorSearch.hits.value === null ? texts.empty : texts.noneFound}</p>
          )
        )}
      </section>
      <ItemPane item={item} chosen={chosen} ready={all !== null} places={places} report={report} />
    </div>
  );
}

function Freshness({ feed, refresh }: { feed: InboxFeed; refresh: () => Promise<void> }) {
  const { api, now } = useApp();
  const texts = useTexts();
  const tag = useTag();
  const known = { asOf: feed.copied.value?.asOf ?? null, fetching: feed.fetching.value, reachable: api.reachable.value };
  return (
    <p class="fresh">
      <span>{freshnessSentence(known, now.value, texts, tag)}</span>
      <button type="button" class="link" disabled={feed.fetching.value === 'fetching'} onClick={() => void refresh()}>
        {texts.refresh}
      </button>
    </p>
  );
}
