// Counts the starts of the kiosk, and those in a row that did not come to rest: page shown, and a quiet while after it. Pure.
// Three such starts are a crash loop, and then the kiosk shows what it last showed well.

export type StartCount = { total: number; unhealthy: number };

export const NO_STARTS: StartCount = { total: 0, unhealthy: 0 };
/** So long after the page has shown its configuration a start counts as a good one. */
export const REST_AFTER_MS = 20_000;
const CRASH_LOOP = 3;

/** `unfinished`: starts of the page, as the page remembers them, that showed nothing; a page that stands still starts no worker. */
export function countStart({ total, unhealthy }: StartCount, unfinished: number): StartCount {
  return { total: total + 1, unhealthy: Math.max(unhealthy, unfinished) + 1 };
}

export function atRest({ total }: StartCount): StartCount {
  return { total, unhealthy: 0 };
}

/** Out of a crash loop only a quiet while leads. */
export function afterVisit(starts: StartCount): StartCount {
  return starts.unhealthy === 0 || isCrashLoop(starts) ? starts : atRest(starts);
}

export function isCrashLoop({ unhealthy }: StartCount): boolean {
  return unhealthy >= CRASH_LOOP;
}
