// The daily index as a line, with its table for whoever prefers figures; and as a sparkline for lists.
import { useTag, useTexts } from '../app-context.ts';
import { calendarDay } from '../ui/spoken-time.ts';
import { type TrendDay, trendShape } from './trend-path.ts';

const WIDTH = 600;
const HEIGHT = 140;

export function TrendChart({ days }: { days: readonly TrendDay[] }) {
  const texts = useTexts().overview;
  const tag = useTag();
  const indexes = days.flatMap(({ index }) => (index === null ? [] : [Math.round(index)]));
  const first = days[0];
  const last = days.at(-1);
  if (indexes.length < 2 || !first || !last) return <p class="hint">{texts.trendEmpty}</p>;
  const shape = trendShape(days, WIDTH, HEIGHT);
  return (
    <figure class="trend">
      <div class="plot">
        <div class="scale" aria-hidden="true">
          <span>100</span>
          <span>50</span>
          <span>0</span>
        </div>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={texts.trendLabel(days.length, Math.min(...indexes), Math.max(...indexes))}
        >
          <path class="rule" d={`M0 0.5H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT - 0.5}H${WIDTH}`} />
          <path class="line" d={shape.path} />
          {shape.dots.map(({ x, y }) => (
            <path key={x} class="dot" d={`M${x} ${y}h0.01`} />
          ))}
        </svg>
      </div>
      <figcaption>
        <span>{calendarDay(first.day, tag)}</span>
        <span>{calendarDay(last.day, tag)}</span>
      </figcaption>
      <TrendTable days={days} />
    </figure>
  );
}

export function Sparkline({ days }: { days: readonly TrendDay[] }) {
  const shape = trendShape(days, 100, 24);
  return (
    <svg class="sparkline" viewBox="0 -2 100 28" preserveAspectRatio="none" aria-hidden="true">
      <path class="line" d={shape.path} />
    </svg>
  );
}

function TrendTable({ days }: { days: readonly TrendDay[] }) {
  const texts = useTexts().overview;
  const tag = useTag();
  return (
    <details>
      <summary>{texts.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard */}
      <section class="scroller" tabIndex={0} aria-label={texts.trend}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.day}</th>
              <th scope="col">{texts.index}</th>
              <th scope="col">{texts.ratingsColumn}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, ratings, index }) => (
              <tr key={day}>
                <th scope="row">{calendarDay(day, tag)}</th>
                <td>{index === null ? '–' : Math.round(index)}</td>
                <td>{ratings.toLocaleString(tag)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
