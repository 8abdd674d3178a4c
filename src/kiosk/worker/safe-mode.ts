// The way into safe mode and out of it. In it the kiosk shows the last good configuration and goes on recording and sending; it ends
// after a quiet while, or with a newer configuration. What was distrusted stays refused, and is reported, as any refused one.
import { distrust } from '../configuration/distrust.ts';
import { announce, type LiveStation } from './live-station.ts';
import { afterVisit, atRest, countStart, isCrashLoop, REST_AFTER_MS } from './start-count.ts';

/**
 * At the beginning of a life, before the page is told anything. Nothing is waited for: a start must not depend on it. A renewal is no start,
 * and says that the last one was well: a visit was carried through, however soon after it.
 */
export function countThisStart(live: LiveStation, before: LiveStation['starts'], unfinished: number, isRenewal = false): void {
  live.starts = isRenewal ? afterVisit(before) : countStart(before, unfinished);
  if (live.starts !== before) void live.stationStore.putStarts(live.starts).catch(() => undefined);
  if (!isCrashLoop(live.starts)) return;
  live.safeMode = true;
  live.lastError = `start: ${live.starts.unhealthy} in a row did not come to rest`;
  if (!live.configuration) return;
  const safe = distrust(live.configuration, Date.now());
  if (safe === live.configuration) return;
  live.configuration = safe;
  void live.stationStore.putConfiguration(safe).catch(() => undefined);
}

/** `begin` when the page has shown what it should: from then on the time runs. At once, where there is nothing to be shown. */
export function watchRest(live: LiveStation, left: () => void): { begin(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  const begin = () => {
    stop();
    timer = setTimeout(() => comeToRest(live, left), REST_AFTER_MS);
  };
  if (!live.configuration || live.contact.refusal) begin();
  return { begin, stop };
}

function comeToRest(live: LiveStation, left: () => void): void {
  if (live.starts.unhealthy > 0) {
    live.starts = atRest(live.starts);
    void live.stationStore.putStarts(live.starts).catch(() => undefined);
  }
  if (leaveSafeMode(live)) left();
}

export function leaveSafeMode(live: LiveStation): boolean {
  const was = live.safeMode;
  live.safeMode = false;
  if (was) announce(live);
  return was;
}
