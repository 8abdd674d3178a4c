// When sent entries may leave the kiosk. A clock alone never decides: an entry goes when collector and kiosk both show that seven
// days have passed since it was acknowledged, and this is looked at only on a new acknowledgement.
import type { Milestone } from './outbox-store.ts';

const KEEP_SENT_MS = 7 * 24 * 60 * 60 * 1000;
/** One milestone a day, so there are about eight. */
const MILESTONE_EVERY_MS = 24 * 60 * 60 * 1000;

export type Retention = { milestones: readonly Milestone[]; discardThrough: number | null };

export function retain(milestones: readonly Milestone[], now: Milestone): Retention {
  const old = milestones.filter((milestone) => isOld(milestone, now));
  const kept = milestones.filter((milestone) => !isOld(milestone, now));
  const discardThrough = old.length > 0 ? Math.max(...old.map(({ through }) => through)) : null;
  return { milestones: isDue(kept, now) ? [...kept, now] : kept, discardThrough };
}

function isOld(then: Milestone, now: Milestone): boolean {
  return now.collectorMs - then.collectorMs >= KEEP_SENT_MS && now.wallMs - then.wallMs >= KEEP_SENT_MS;
}

function isDue(kept: readonly Milestone[], now: Milestone): boolean {
  const last = kept.at(-1);
  if (!last) return now.through > 0;
  return now.through > last.through && now.collectorMs - last.collectorMs >= MILESTONE_EVERY_MS;
}
