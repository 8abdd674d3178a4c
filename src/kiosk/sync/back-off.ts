// How long to wait after a failure: capped, exponential, with full jitter, so that a hundred kiosks don't return as one.
// Source: "Exponential Backoff and Jitter", Amazon Builders' Library; the floor is ours.

const FLOOR_MS = 500;
const BASE_MS = 2_000;
export const BACK_OFF_CAP_MS = 5 * 60 * 1000;
export const REFUSED_WAIT_MS = 60 * 60 * 1000;
/** What a collector may ask for at most; a longer wish would silence a kiosk by one wrong header. */
export const RETRY_AFTER_CAP_MS = 60 * 60 * 1000;

/** Milliseconds; `failures` counts from 1, `random` is in [0, 1). */
export function backOffMs(failures: number, random: number): number {
  const ceiling = Math.min(BACK_OFF_CAP_MS, BASE_MS * 2 ** Math.min(failures - 1, 30));
  return FLOOR_MS + random * (ceiling - FLOOR_MS);
}

/**
 * `Retry-After` (RFC 9110 §10.2.3) in milliseconds: seconds, or a date taken relative to the answer's own `Date`, since the kiosk's
 * clock may be wrong. null when absent, negative, or not understood.
 */
export function retryAfterMs(retryAfter: string | null, date: string | null): number | null {
  if (retryAfter === null) return null;
  const asked = /^\s*\d+\s*$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.parse(date ?? '');
  if (!(asked >= 0)) return null;
  return Math.min(asked, RETRY_AFTER_CAP_MS);
}
