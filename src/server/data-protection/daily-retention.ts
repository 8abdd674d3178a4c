// Once a day, by one of all collectors of a database; looked at every hour, and at the start. One that died on the way is followed by another.
import type { Parts } from '../parts.ts';
import { type RepeatedLook, repeatedLook } from '../repeated-look.ts';
import { runRetention } from './run-retention.ts';

const LOOK_EVERY_MS = 60 * 60 * 1000;
const PATIENCE_MS = 2 * LOOK_EVERY_MS;
const ACTOR = 'collector';
type Needs = Pick<Parts, 'store' | 'erasures' | 'clock' | 'log'>;

export function dailyRetention(parts: Needs): RepeatedLook {
  return repeatedLook(LOOK_EVERY_MS, () => lookNow(parts));
}

async function lookNow(parts: Needs): Promise<void> {
  try {
    let ran = false;
    for (const { id } of await parts.store.kiosks.organisations()) ran = (await runOf(parts, id)) || ran;
    // Also what an earlier erasure could not get out of the write-ahead log.
    if (ran) await parts.store.dataProtection.scrub();
  } catch (error) {
    parts.log.error({ err: error }, 'could not look for what has outlived its time; tried again in an hour');
  }
}

/** Resolves with whether it was this collector's turn. */
async function runOf(parts: Needs, organisation: string): Promise<boolean> {
  const at = parts.clock();
  const day = new Date(at).toISOString().slice(0, 10);
  const { dataProtection } = parts.store;
  if ((await dataProtection.retentionPolicy(organisation)) === null) return false;
  if (!(await dataProtection.beginRun({ organisation, day, at, patienceMs: PATIENCE_MS }))) return false;
  const report = await runRetention(parts, { organisation, at, actor: ACTOR });
  await dataProtection.endRun({ organisation, day, at: parts.clock() });
  parts.log.info({ organisation, ...report }, 'what has outlived its time was erased');
  return true;
}
