// What a benchmark hands back: ours beside a limit or a peer of the same run, as a ratio, with the goal where there is one.
// Ratios hold on any machine; the figures beside them only on the one that ran.

export type Goal = { atMost: number } | { atLeast: number };

export type Comparison = {
  benchmark: string;
  what: string;
  unit: string;
  ours: number;
  /** Who `reference` belongs to. */
  against: string;
  reference: number;
  /** ours ÷ reference. */
  ratio: number;
  /** null: shown for orientation. */
  goal: Goal | null;
};

export type BenchmarkResult = { comparisons: Comparison[]; notes: string[] };

export type BenchContext = {
  /** A folder of this run, removed at its end. */
  scratch: string;
  chromium: string;
  /** Fewer samples: shows that everything runs, proves nothing. */
  quick: boolean;
  /** As the option; undefined: nothing stays. */
  kept: string | undefined;
  say: (line: string) => void;
};
export type Benchmark = (context: BenchContext) => Promise<BenchmarkResult>;

export function compare(figures: Omit<Comparison, 'ratio'>): Comparison {
  return { ...figures, ratio: figures.ours / figures.reference };
}

export function isMet({ ratio, goal }: Comparison): boolean | null {
  if (goal === null) return null;
  return 'atMost' in goal ? ratio <= goal.atMost : ratio >= goal.atLeast;
}

/**
 * The better of two runs, line by line: noise of neighbours only ever makes a run worse. A line without a goal follows the
 * first run.
 */
export function betterOf(first: readonly Comparison[], second: readonly Comparison[]): Comparison[] {
  return first.map((line) => {
    const other = second.find(({ what, against }) => what === line.what && against === line.against);
    if (!other || line.goal === null) return line;
    const otherIsBetter = 'atMost' in line.goal ? other.ratio < line.ratio : other.ratio > line.ratio;
    return otherIsBetter ? other : line;
  });
}
