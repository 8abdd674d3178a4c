// Order statistics of samples. The median is what is compared; the 99th percentile is mostly neighbours and only shown.

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** Nearest rank; NaN without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
