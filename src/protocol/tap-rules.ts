// Which ratings look as if they were not given one by one, by visitors, while the counter was open: the rules that docs/tap-rules.md
// publishes. A tag hides nothing and changes no entry: it is worked out anew whenever it is asked for, so a changed rule holds for all
// of history. Pure.

export const TAP_TAGS = ['quick-repeat', 'run', 'out-of-hours'] as const;
export type TapTag = (typeof TAP_TAGS)[number];

export const TAP_RULES = {
  /** Another visit's rating so soon before: nobody reads, chooses and makes room in that time. */
  quickRepeatUnderMs: 5_000,
  /** So many of the same answer in a row, each within the next figure of the one before. */
  runOf: 5,
  runGapUnderMs: 15_000,
} as const;

/** What a report does with ratings that are tagged. */
export const TAGGED_VIEWS = ['with', 'without', 'only'] as const;
export type TaggedView = (typeof TAGGED_VIEWS)[number];

/** The rating of a visit that counts. `at`: null when no clock could be checked, for then it proves nothing. */
export type Tap = { at: number | null; answer: string; wasOpen: boolean | null };

/** Of one kiosk, in the order in which they were given; its tags for each. */
export function tapTags(taps: readonly Tap[]): TapTag[][] {
  const inRun = runs(taps);
  return taps.map((tap, place) => {
    const tags: TapTag[] = [];
    if (gapBefore(taps, place) < TAP_RULES.quickRepeatUnderMs) tags.push('quick-repeat');
    if (inRun[place]) tags.push('run');
    if (tap.at !== null && tap.wasOpen === false) tags.push('out-of-hours');
    return tags;
  });
}

export function isShown(tags: readonly TapTag[], view: TaggedView): boolean {
  return view === 'with' || tags.length > 0 === (view === 'only');
}

function runs(taps: readonly Tap[]): boolean[] {
  const inRun = taps.map(() => false);
  let first = 0;
  for (let place = 1; place <= taps.length; place += 1) {
    if (place < taps.length && goesOn(taps, place)) continue;
    if (place - first >= TAP_RULES.runOf) inRun.fill(true, first, place);
    first = place;
  }
  return inRun;
}

function goesOn(taps: readonly Tap[], place: number): boolean {
  return taps[place]?.answer === taps[place - 1]?.answer && gapBefore(taps, place) < TAP_RULES.runGapUnderMs;
}

/** Infinite where it can't be told: before the first, after an unchecked clock, and where time seems to have run backwards. */
function gapBefore(taps: readonly Tap[], place: number): number {
  const at = taps[place]?.at ?? null;
  const before = taps[place - 1]?.at ?? null;
  return at === null || before === null || at < before ? Number.POSITIVE_INFINITY : at - before;
}
