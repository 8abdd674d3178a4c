// Which of two revisions is newer. Apart from their shape, so that the kiosk's first part need not load the parser.
import type { RevisionId } from './ids.ts';

/** Positive when `a` is newer than `b`: by epoch, then by number. */
export function compareRevisions(a: RevisionId, b: RevisionId): number {
  const [aEpoch = 0, aNumber = 0] = a.split('.').map(Number);
  const [bEpoch = 0, bNumber = 0] = b.split('.').map(Number);
  return aEpoch - bEpoch || aNumber - bNumber;
}
