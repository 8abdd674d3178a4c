// The Happy Index: mean of the weights of `protocol/scales.ts`, 0 to 100, with its 95 % interval. Pure.
import { isScaleId, SCALES } from '../../protocol/scales.ts';

export type Tally = { scaleId: string; valueId: string; count: number };
/** `interval` as [low, high]. */
export type Index = { index: number | null; interval: [number, number] | null };

const INTERVAL_FROM = 5;
/** Two-sided 95 % of the normal distribution. */
const Z = 1.96;

/** Mean ± 1.96·s/√n with the sample variance s², within 0 to 100. Values of scales unknown here have no weight and don't count. */
export function happyIndex(tallies: readonly Tally[]): Index {
  const weighed = tallies.flatMap((tally) => {
    const weight = weightOf(tally);
    return weight === null ? [] : [{ weight, count: tally.count }];
  });
  const n = sum(weighed.map(({ count }) => count));
  if (n === 0) return { index: null, interval: null };
  const mean = sum(weighed.map(({ weight, count }) => weight * count)) / n;
  if (n < INTERVAL_FROM) return { index: mean, interval: null };
  const variance = sum(weighed.map(({ weight, count }) => count * (weight - mean) ** 2)) / (n - 1);
  const reach = Z * Math.sqrt(variance / n);
  return { index: mean, interval: [Math.max(0, mean - reach), Math.min(100, mean + reach)] };
}

/** 0 to 100; null for a value that is unknown here. */
export function weightOf({ scaleId, valueId }: Omit<Tally, 'count'>): number | null {
  if (!isScaleId(scaleId)) return null;
  return SCALES[scaleId].values.find(({ id }) => id === valueId)?.weight ?? null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
