// One part of a gap: what kind, how many, which numbers. A long list of numbers is folded.
import type { NumberRange } from '../../protocol/batch.ts';
import { useTag, useTexts } from '../app-context.ts';
import { entriesIn, numberRanges } from './number-ranges.ts';

/** As many places as are shown unfolded. */
const SHOWN = 5;

type Props = { kind: 'waiting' | 'lost' | 'unknown'; ranges: readonly NumberRange[]; entries: number; line: string };

export function GapLine({ kind, ranges, entries, line }: Props) {
  const t = useTexts().health.ledger;
  return (
    <li class={kind}>
      <b>{t[kind]}</b> {line} {ranges.length > 0 && <Numbers ranges={ranges} />}
      {ranges.length > 0 && entries > entriesIn(ranges) && <small>{t.notNamed(entries - entriesIn(ranges))}</small>}
    </li>
  );
}

function Numbers({ ranges }: { ranges: readonly NumberRange[] }) {
  const t = useTexts().health.ledger;
  const tag = useTag();
  const all = t.numbers(numberRanges(ranges, tag), entriesIn(ranges));
  if (ranges.length <= SHOWN) return <p class="numbers">{all}</p>;
  return (
    <details class="numbers">
      <summary>{t.numbersFolded(ranges.length, t.count(ranges[0]?.from ?? 0), t.count(ranges.at(-1)?.through ?? 0))}</summary>
      {all}
    </details>
  );
}
