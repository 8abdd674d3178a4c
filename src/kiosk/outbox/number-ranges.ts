// Sets of sequence numbers as ranges, in order and apart from each other. Pure.
import type { NumberRange } from '../../protocol/batch.ts';

export type Ranges = readonly NumberRange[];

export function withRange(ranges: Ranges, { from, through }: NumberRange): Ranges {
  if (from > through) return ranges;
  const touching = ranges.filter((range) => range.from <= through + 1 && range.through >= from - 1);
  const joined = touching.reduce(
    (one, other) => ({ from: Math.min(one.from, other.from), through: Math.max(one.through, other.through) }),
    {
      from,
      through,
    },
  );
  return [...ranges.filter((range) => !touching.includes(range)), joined].sort((one, other) => one.from - other.from);
}

export function withoutRange(ranges: Ranges, { from, through }: NumberRange): Ranges {
  return ranges.flatMap((range) =>
    [
      { from: range.from, through: Math.min(range.through, from - 1) },
      { from: Math.max(range.from, through + 1), through: range.through },
    ].filter((part) => part.from <= part.through),
  );
}

export function without(ranges: Ranges, others: Ranges): Ranges {
  return others.reduce(withoutRange, ranges);
}

export function includes(ranges: Ranges, number: number): boolean {
  return ranges.some(({ from, through }) => from <= number && number <= through);
}

/** Which of `whole` are not among `numbers`, which rise. */
export function missingAmong(numbers: Iterable<number>, { from, through }: NumberRange): Ranges {
  const missing: NumberRange[] = [];
  let next = from;
  for (const number of numbers) {
    if (number < next) continue;
    if (number > through) break;
    if (number > next) missing.push({ from: next, through: number - 1 });
    next = number + 1;
  }
  return next > through ? missing : [...missing, { from: next, through }];
}

/** How many numbers they hold together. */
export function numbersIn(ranges: Ranges): number {
  return ranges.reduce((total, { from, through }) => total + through - from + 1, 0);
}
