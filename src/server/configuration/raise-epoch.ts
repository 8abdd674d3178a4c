// For a collector that was restored from a backup: its kiosks may hold newer revisions than it does, and refuse all that do not rise.
// What it last published for each is published again in an epoch that beats any number. Consoles fetch what they hold anew, for its numbers are
// given out a second time.
import type { Parts } from '../parts.ts';
import { type PublishedAgain, publishAgain } from './publish-again.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'clock'>;

/** Kiosks nothing was published for are left out. Throws an Error for an organisation that is not there or whose keys are missing. */
export async function raiseEpoch(parts: Needs, organisation: string): Promise<PublishedAgain[]> {
  if (!(await parts.store.kiosks.organisation(organisation))) throw new Error(`There is no organisation "${organisation}" in this store.`);
  await parts.store.beginTimeline();
  const raised: PublishedAgain[] = [];
  for (const kiosk of await parts.store.kiosks.kiosks(organisation)) {
    // Kiosks say what they show: after a second restore that may be of an epoch this store has forgotten.
    const aboveEpoch = ({ epoch }: { epoch: number }) => Math.max(epoch, epochOf(kiosk.confirmed));
    const revision = await publishAgain(parts, kiosk, { actor: 'operator', action: 'epoch-raised', by: null, aboveEpoch });
    if (revision) raised.push({ kiosk: kiosk.id, revision });
  }
  return raised;
}

function epochOf(revision: string | null): number {
  return Number(revision?.split('.')[0] ?? 0);
}
