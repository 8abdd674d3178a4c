// When an e-mail that could not be handed over is tried again: a minute later, then twice as long each time, up to four hours; for three days. Pure.
const MINUTE_MS = 60_000;
const LONGEST_MS = 4 * 60 * MINUTE_MS;
/** With waits that grow to four hours, some three days. */
export const MOST_TRIES = 24;

/** `tries`: so far. null: given up. */
export function nextTry(tries: number, now: number): number | null {
  if (tries >= MOST_TRIES) return null;
  return now + Math.min(LONGEST_MS, MINUTE_MS * 2 ** Math.max(0, tries - 1));
}
