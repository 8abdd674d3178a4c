// Behind a case policy that was put, or a new version of the collector, which may know other holidays: works out anew, in batches, what the rows
// of cases keep of the clock. Looked at every minute, since policies are put by a command, and at the start. One that died on the way, or that
// something overtook, is begun again.
import { uuidV7 } from '../../protocol/uuid-v7.ts';
import type { Parts } from '../parts.ts';
import { type RepeatedLook, repeatedLook } from '../repeated-look.ts';
import type { DueOf, RebuiltPage } from '../store/case-store.ts';
import type { DuesFor } from './dues.ts';

const LOOK_EVERY_MS = 60_000;
const AT_ONCE = 100;

type Needs = Pick<Parts, 'store' | 'clock' | 'random' | 'log' | 'collector'>;

/** `dues` throws where a policy can't be read: what rows say stays as it is then. */
export function duesRenewal(parts: Needs, dues: DuesFor): RepeatedLook {
  return repeatedLook(LOOK_EVERY_MS, (isStopped) => lookNow(parts, dues, isStopped));
}

async function lookNow(parts: Needs, dues: DuesFor, isStopped: () => boolean): Promise<void> {
  const { store, collector, log } = parts;
  try {
    for (const organisation of await store.casePolicies.duesBehind(collector.version)) {
      if (isStopped()) return;
      await renew(parts, organisation, dues, isStopped).catch((error: unknown) => {
        log.error({ err: error, organisation }, 'the due days of cases could not be worked out anew; tried again in a minute');
      });
    }
  } catch (error) {
    log.error({ err: error }, 'could not look which cases are behind their policy; tried again in a minute');
  }
}

async function renew(parts: Needs, organisation: string, dues: DuesFor, isStopped: () => boolean): Promise<void> {
  const { store, clock, random, collector, log } = parts;
  const run = uuidV7(clock(), random(10));
  await store.casePolicies.beginDues(organisation, run);
  // Without cases there is no calendar to load.
  const isNew = (await store.cases.changes(organisation)) === 0;
  const differed = isNew ? 0 : await rebuildAll(store, organisation, await dues(organisation), isStopped);
  if (differed === null) return;
  if (await store.casePolicies.endDues(organisation, run, collector.version))
    log.info({ organisation, differed }, 'due days follow the case policy');
}

/** How many differed; null: it was stopped. */
async function rebuildAll({ cases }: Parts['store'], organisation: string, dueOf: DueOf, isStopped: () => boolean): Promise<number | null> {
  let differed = 0;
  let after: RebuiltPage['after'] = null;
  do {
    const page: RebuiltPage = await cases.rebuild({ organisation, dueOf, after, limit: AT_ONCE, write: true });
    differed += page.differed.length;
    after = page.after;
    // Others have their turn.
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (after && isStopped()) return null;
  } while (after);
  return differed;
}
