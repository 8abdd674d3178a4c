// The list of comments. Long lists keep only the rows near the eye in the page; the arrow keys walk through it.
import { textIn } from '../../protocol/text.ts';
import { useApp, useLanguage, useTag, useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { hashOf } from '../route.ts';
import { Face } from '../ui/face.tsx';
import { dayName } from '../ui/spoken-time.ts';
import { useVisibleRows } from '../ui/use-visible-rows.ts';
import type { ReadItem } from './inbox-feed.ts';

/** As `.item-row` in inbox.css. */
const ROW_HEIGHT_PX = 76;

type Props = {
  items: readonly ReadItem[];
  chosen: string | null;
  opened: ReadonlySet<string>;
  isNew: (item: ReadItem) => boolean;
  places: Places;
};

export function ItemList({ items, chosen, opened, isNew, places }: Props) {
  const { router } = useApp();
  const { first, count, scroller, measure, keepInView } = useVisibleRows(ROW_HEIGHT_PX, items.length);
  const step = (by: number) => {
    const place = items.findIndex(({ id }) => id === chosen);
    const next = items[place < 0 ? 0 : place + by];
    if (!next) return;
    keepInView(place < 0 ? 0 : place + by);
    router.go({ page: 'inbox', item: next.id });
    requestAnimationFrame(() => document.getElementById(`item-${next.id}`)?.focus({ preventScroll: true }));
  };
  return (
    <div class="item-list" ref={scroller} onScroll={measure}>
      <ul
        style={{ height: `${items.length * ROW_HEIGHT_PX}px` }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          step(event.key === 'ArrowDown' ? 1 : -1);
        }}
      >
        {items.slice(first, first + count).map((item, place) => (
          <li
            key={item.id}
            class="item-row"
            style={{ transform: `translateY(${(first + place) * ROW_HEIGHT_PX}px)` }}
            aria-setsize={items.length}
            aria-posinset={first + place + 1}
          >
            <Row item={item} current={item.id === chosen} opened={opened.has(item.id)} isNew={isNew(item)} places={places} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type RowProps = { item: ReadItem; current: boolean; opened: boolean; isNew: boolean; places: Places };

function Row({ item, current, opened, isNew, places }: RowProps) {
  const texts = useTexts();
  const tag = useTag();
  const language = useLanguage();
  const face = item.face?.valueId ?? null;
  return (
    <a
      id={`item-${item.id}`}
      href={hashOf({ page: 'inbox', item: item.id })}
      class={opened ? 'opened' : undefined}
      aria-current={current ? 'true' : undefined}
    >
      <Face value={face} />
      <span class="unseen">{face ? texts.faces[face] : texts.noFace}</span>
      <span class="line">{firstLine(item) ?? texts.inbox.sealed}</span>
      <span class="meta">
        {item.message?.kind && <span class="tag">{textIn(item.message.kind, language, 'en')}</span>}
        {item.tags.map((tag) => (
          <span key={tag} class="tag" title={texts.taps.rules[tag]}>
            {texts.taps.tags[tag]}
          </span>
        ))}
        {isNew && <span class="tag new">{texts.inbox.isNew}</span>}
        {places.kioskName(item.kiosk)} ·{' '}
        <time dateTime={item.occurredAt}>{dayName(Date.parse(item.occurredAt), tag, places.zoneOf(item.site))}</time>
      </span>
    </a>
  );
}

/** null: nothing could be opened. */
function firstLine({ words }: ReadItem): string | null {
  return words && (words.split('\n', 1)[0] ?? '');
}
