// When did it happen? A kiosk's wall clock may be wrong by years and jump; its monotonic clock is honest but stands still while the
// machine sleeps and starts anew with each boot. Pure: derives one time, and how sure it is, from what was sent and when it came.
import type { Batch } from '../../protocol/batch.ts';
import type { EntryTime } from '../../protocol/entry.ts';

/** Differences up to this are the network's and rounding's. */
const TOLERANCE_MS = 2_000;
/** Before this no kiosk of ours existed: an earlier time is a clock that lost its battery. */
const PLAUSIBLE_SINCE_MS = Date.UTC(2025, 0, 1);

type Certainty = 'exact' | 'corrected' | 'uncertain';
export type Occurred = { at: number; certainty: Certainty };

/**
 * Two estimates, in milliseconds since 1970 by the collector's clock:
 *  - monotonic, within the boot that sends: arrival minus the time that passed on the monotonic clock;
 *  - wall: the kiosk's wall clock plus the offset it knew when the entry was made.
 * Both, and they agree: the monotonic one. They differ (sleep or a clock jump): the wall one if the clock's offset is still the
 * same, for then it was sleep, which delays the monotonic one; else the monotonic one; `uncertain` either way. One alone is taken
 * when it is plausible. `exact` when the kiosk's own wall clock was right within the tolerance, else `corrected`.
 */
export function occurredAt(entry: EntryTime, clock: Batch['clock'], receivedAt: number): Occurred {
  const wall = Date.parse(entry.wall);
  const monotonic = entry.boot === clock.boot ? plausible(receivedAt - (clock.monotonicMs - entry.monotonicMs), receivedAt) : null;
  const corrected = entry.offsetMs === null ? null : plausible(wall + entry.offsetMs, receivedAt);
  if (monotonic !== null && entry.offsetMs !== null)
    return compared(monotonic, corrected, wall, offsetChanged(entry.offsetMs, clock, receivedAt));
  if (monotonic !== null) return { at: monotonic, certainty: maybeSlept(monotonic, wall, clock, receivedAt) };
  if (corrected !== null) return { at: corrected, certainty: byCorrection(corrected, wall) };
  return { at: bestGuess(wall, clock, receivedAt), certainty: 'uncertain' };
}

/** `corrected` null: the wall clock with its offset gives no time that can be. */
function compared(monotonic: number, corrected: number | null, wall: number, jumped: boolean): Occurred {
  if (corrected === null) return { at: monotonic, certainty: 'uncertain' };
  if (Math.abs(monotonic - corrected) <= TOLERANCE_MS) return { at: monotonic, certainty: byCorrection(monotonic, wall) };
  return { at: jumped ? monotonic : corrected, certainty: 'uncertain' };
}

/**
 * Of an entry that was carried in by hand: nobody knows how long that took, so the kiosk's own clock at the moment the part was made stands
 * in for the arrival. Never surer than the offset that the kiosk knew.
 */
export function occurredBefore(entry: EntryTime, clock: Batch['clock'], receivedAt: number): Occurred {
  const offset = entry.offsetMs ?? 0;
  const madeAt = plausible(Date.parse(clock.wall) + offset, receivedAt);
  if (madeAt === null) return { at: plausible(Date.parse(entry.wall) + offset, receivedAt) ?? receivedAt, certainty: 'uncertain' };
  const found = occurredAt(entry, clock, madeAt);
  return entry.offsetMs === null ? { at: found.at, certainty: 'uncertain' } : found;
}

function byCorrection(at: number, wall: number): Certainty {
  return Math.abs(at - wall) <= TOLERANCE_MS ? 'exact' : 'corrected';
}

function offsetChanged(offsetMs: number, clock: Batch['clock'], receivedAt: number): boolean {
  const offsetNow = receivedAt - Date.parse(clock.wall);
  return !(Math.abs(offsetNow - offsetMs) <= TOLERANCE_MS);
}

/** No offset was known: a wall clock that is wrong but believable, and ran on differently, may also mean that the machine slept. */
function maybeSlept(monotonic: number, wall: number, clock: Batch['clock'], receivedAt: number): Certainty {
  const byWallElapsed = receivedAt - (Date.parse(clock.wall) - wall);
  const ranAlike = Math.abs(byWallElapsed - monotonic) <= TOLERANCE_MS;
  if (!ranAlike && plausible(wall, receivedAt) !== null) return 'uncertain';
  return byCorrection(monotonic, wall);
}

/** Nothing is trustworthy: the offset of now, the bare wall clock, the arrival, whichever is believable first. */
function bestGuess(wall: number, clock: Batch['clock'], receivedAt: number): number {
  const offsetNow = receivedAt - Date.parse(clock.wall);
  return plausible(wall + offsetNow, receivedAt) ?? plausible(wall, receivedAt) ?? receivedAt;
}

/** The time if it can be one, no later than the arrival; null for NaN, the far past and the future. */
function plausible(at: number, receivedAt: number): number | null {
  if (!(at >= PLAUSIBLE_SINCE_MS && at <= receivedAt + TOLERANCE_MS)) return null;
  return Math.min(at, receivedAt);
}
