// The list of cases. Long lists keep only the rows near the eye in the page; the arrow keys walk through it, and Enter opens: unlike a walk, a
// reading is recorded.
import { useApp, useTag, useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { useInventory } from '../inventory-names.ts';
import { hashOf } from '../route.ts';
import { useVisibleRows } from '../ui/use-visible-rows.ts';
import type { ListedCase } from './case-view.ts';
import { dueWords } from './due-words.ts';

/** As `.case-row` in cases.css. */
const ROW_HEIGHT_PX = 100;

type Props = { cases: readonly ListedCase[]; chosen: string | null; nameOf: (person: string) => string; places: Places };

export function CaseList({ cases, chosen, nameOf, places }: Props) {
  const { first, count, scroller, measure, keepInView } = useVisibleRows(ROW_HEIGHT_PX, cases.length);
  const focusOn = (place: number) => {
    const next = cases[place];
    if (!next) return;
    keepInView(place);
    requestAnimationFrame(() => document.getElementById(`case-${next.id}`)?.focus({ preventScroll: true }));
  };
  const walk = (event: KeyboardEvent) => {
    const place = cases.findIndex(({ id }) => `case-${id}` === document.activeElement?.id);
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: cases.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focusOn(to);
  };
  return (
    <div class="item-list" ref={scroller} onScroll={measure}>
      <ul style={{ height: `${cases.length * ROW_HEIGHT_PX}px` }} onKeyDown={walk}>
        {cases.slice(first, first + count).map((one, place) => (
          <li
            key={one.id}
            class="item-row case-row"
            style={{ transform: `translateY(${(first + place) * ROW_HEIGHT_PX}px)` }}
            aria-setsize={cases.length}
            aria-posinset={first + place + 1}
          >
            <Row row={one} current={one.id === chosen} nameOf={nameOf} places={places} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type RowProps = { row: ListedCase; current: boolean; nameOf: (person: string) => string; places: Places };

function Row({ row, current, nameOf, places }: RowProps) {
  const { now } = useApp();
  const texts = useTexts();
  const tag = useTag();
  const t = texts.cases;
  const inventory = useInventory();
  // A service says more than its department.
  const about = row.service ? inventory.service(row.service) : row.department && inventory.department(row.department);
  const due = dueWords(row, now.value, { zone: places.zoneOf(row.site), texts, tag });
  return (
    <a id={`case-${row.id}`} href={hashOf({ page: 'cases', case: row.id })} aria-current={current ? 'true' : undefined}>
      <span class="line">
        <span class="reference">{row.reference || t.noReference}</span>
        <span class="tag">{t.kinds[row.kind]}</span>
        {row.held && <span class="tag warn">{t.held}</span>}
        {row.conflicts > 0 && <span class="tag bad">{t.conflict}</span>}
        {row.waiting > 0 && <span class="tag new">{t.waiting}</span>}
      </span>
      <span class={`due ${due.tone}`}>{due.text}</span>
      <span class="meta">
        {t.states[row.state]} · {row.owner === null ? t.ownerless : nameOf(row.owner)}
        {row.severity && row.severity !== 'low' && ` · ${t.severity[row.severity]}`} ·{' '}
        {[places.siteName(row.site), about].filter(Boolean).join(' · ')}
      </span>
    </a>
  );
}
