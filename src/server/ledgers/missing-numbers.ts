// What a missing number means: an entry still to come, or one that nobody can send any more. Pure; as of the last contact.
import type { NumberRange } from '../../protocol/batch.ts';

export type Missing = NumberRange & { what: 'waiting' | 'lost' };

/** What the kiosk last said of the ledger. */
export type LastReport = {
  /** The kiosk still writes it. */
  isCurrent: boolean;
  /** The kiosk came back with another ledger and has not come back with this one. */
  wasReplaced: boolean;
  /** false: nobody knows what the kiosk holds of it, so nothing is lost yet. */
  isHeard: boolean;
  sentThrough: number;
  /** Oldest entry that the kiosk still holds; null when none, or unknown. */
  firstHeld: number | null;
  /** Held by neither of the kiosk's copies. In order. */
  lost: readonly NumberRange[];
  /** On the kiosk's shelf: refused so far, kept for as long as it takes. In order. */
  shelved: readonly NumberRange[];
};

/** `gaps` in order; so is the answer, with no two neighbours alike. */
export function missingNumbers(gaps: readonly NumberRange[], report: LastReport): Missing[] {
  const heldFrom = firstStillHeld(report);
  const shelved = isLeft(report) ? [] : report.shelved;
  const parts = gaps.flatMap(({ from, through }) =>
    split({ from, through, what: 'lost' }, shelved, 'waiting').flatMap((part) =>
      part.what === 'waiting' ? [part] : judged(part, heldFrom, report.lost),
    ),
  );
  return parts.reduce<Missing[]>(joined, []);
}

function judged({ from, through }: NumberRange, heldFrom: number, lost: readonly NumberRange[]): Missing[] {
  const held: Missing = { from: Math.max(from, heldFrom), through, what: 'waiting' };
  return [...range(from, Math.min(through, heldFrom - 1), 'lost'), ...split(held, lost, 'lost')];
}

export function countOf(missing: readonly Missing[], what: Missing['what']): number {
  return missing.reduce((sum, range) => (range.what === what ? sum + range.through - range.from + 1 : sum), 0);
}

/** From here on the kiosk has it to send, or can be asked for it. */
function firstStillHeld(report: LastReport): number {
  const { isCurrent, isHeard, sentThrough, firstHeld } = report;
  if (isLeft(report)) return Number.POSITIVE_INFINITY;
  if (!isHeard) return 1;
  return Math.min(isCurrent ? sentThrough + 1 : Number.POSITIVE_INFINITY, firstHeld ?? Number.POSITIVE_INFINITY);
}

/** Whatever the kiosk held of it is gone. */
function isLeft({ isCurrent, wasReplaced }: LastReport): boolean {
  return wasReplaced && !isCurrent;
}

/** Those of `whole` that are among `others` mean `what`, the rest what it means. */
function split(whole: Missing, others: readonly NumberRange[], what: Missing['what']): Missing[] {
  const parts: Missing[] = [];
  let next = whole.from;
  for (const other of others.toSorted((a, b) => a.from - b.from)) {
    const begin = Math.max(other.from, next);
    const end = Math.min(other.through, whole.through);
    if (begin > end) continue;
    parts.push(...range(next, begin - 1, whole.what), ...range(begin, end, what));
    next = end + 1;
  }
  return [...parts, ...range(next, whole.through, whole.what)];
}

function range(from: number, through: number, what: Missing['what']): Missing[] {
  return from <= through ? [{ from, through, what }] : [];
}

function joined(done: Missing[], next: Missing): Missing[] {
  const last = done.at(-1);
  if (last && last.what === next.what && last.through + 1 === next.from) last.through = next.through;
  else done.push({ ...next });
  return done;
}
