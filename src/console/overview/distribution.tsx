// How ratings spread over the faces: labelled bars, and the same as one thin line for lists. Scales are never mixed.
import type { OverviewRow } from '../../protocol/console-api.ts';
import { isScaleId, SCALES } from '../../protocol/scales.ts';
import { useTag, useTexts } from '../app-context.ts';
import { Face } from '../ui/face.tsx';
import { percents } from './index-sentence.ts';

type Distribution = OverviewRow['distribution'];
type Bar = { valueId: string; count: number; percent: number };

export function Bars({ distribution }: { distribution: Distribution }) {
  const texts = useTexts();
  const tag = useTag();
  return (
    <>
      {byScale(distribution).map(({ scaleId, bars }) => (
        <ul key={scaleId} class="bars">
          {bars.map(({ valueId, count, percent }) => (
            <li key={valueId}>
              <span class="label">
                <Face value={valueId} />
                {texts.faces[valueId] ?? valueId}
              </span>
              <span class="track" aria-hidden="true">
                <span class={`fill fill-${valueId}`} style={{ width: `${percent}%` }} />
              </span>
              <span class="figure">
                {count.toLocaleString(tag)} <small>{percent} %</small>
              </span>
            </li>
          ))}
        </ul>
      ))}
    </>
  );
}

/** Decoration beside the figures that say the same. */
export function ThinBar({ distribution }: { distribution: Distribution }) {
  const bars = byScale(distribution).toSorted((a, b) => total(b.bars) - total(a.bars))[0]?.bars ?? [];
  return (
    <span class="thin-bar" aria-hidden="true">
      {bars.map(
        ({ valueId, percent }) => percent > 0 && <span key={valueId} class={`fill fill-${valueId}`} style={{ width: `${percent}%` }} />,
      )}
    </span>
  );
}

export function byScale(distribution: Distribution): { scaleId: string; bars: Bar[] }[] {
  const groups = Map.groupBy(distribution, ({ scaleId }) => scaleId);
  return [...groups].map(([scaleId, values]) => {
    const known = isScaleId(scaleId) ? SCALES[scaleId].values.map(({ id }) => id) : [];
    const ids = [...known, ...values.map(({ valueId }) => valueId as string).filter((id) => !known.includes(id))];
    const counts = ids.map((id) => values.find(({ valueId }) => valueId === id)?.count ?? 0);
    const shares = percents(counts);
    return { scaleId, bars: ids.map((valueId, place) => ({ valueId, count: counts[place] ?? 0, percent: shares[place] ?? 0 })) };
  });
}

function total(bars: readonly Bar[]): number {
  return bars.reduce((sum, { count }) => sum + count, 0);
}
