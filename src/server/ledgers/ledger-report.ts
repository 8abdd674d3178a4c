// What a kiosk says of its ledger with each contact, against what it said before. Pure. Requests may come late or twice: an older report
// never replaces a newer one and never raises an alarm.
import type { NumberRange } from '../../protocol/batch.ts';

export type LedgerReport = {
  ledgerId: string;
  /** The kiosk's boot and monotonic clock when it made the report. */
  boot: string;
  monotonicMs: number;
  recorded: number;
  sentThrough: number;
  firstHeld: number | null;
  lost: readonly NumberRange[];
  /** Refused, and kept on the kiosk. */
  shelved: readonly NumberRange[];
};

/** Of the last contact with a ledger. */
export type LastHeard = { boot: string | null; previousBoot: string | null; monotonicMs: number };

/** A copy of a request that was overtaken. `isCurrent`: the kiosk's last contact was with this ledger. */
export function isOvertaken(report: LedgerReport, last: LastHeard, isCurrent: boolean): boolean {
  if (report.boot !== last.boot) return report.boot === last.previousBoot;
  return report.monotonicMs < last.monotonicMs || (report.monotonicMs === last.monotonicMs && !isCurrent);
}

/**
 * The kiosk knows less than it said last, or has sent since: an older copy of its storage came back. Said once for each time it comes back,
 * not for as long as the kiosk takes to get as far again.
 */
export function isRewound({ recorded }: LedgerReport, { lastRecorded }: { lastRecorded: number }): boolean {
  return recorded < lastRecorded;
}
