// For a collector that was restored from a backup: its kiosks may hold newer revisions than it does, and refuse all that do not rise.
// What it last published for each is published again in an epoch that beats any number.
import type { Parts } from '../parts.ts';
import type { KioskStateRow } from '../store/store.ts';
import { configurationOf } from './publication-for.ts';
import { publish } from './publish.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'clock'>;
export type Raised = { kiosk: string; revision: string };

/** By the operator, at the command line. */
const ACTOR = 'operator';

/** Kiosks nothing was published for are left out. Throws an Error for an organisation that is not there or whose keys are missing. */
export async function raiseEpoch(parts: Needs, organisation: string): Promise<Raised[]> {
  if (!(await parts.store.kiosks.organisation(organisation))) throw new Error(`There is no organisation "${organisation}" in this store.`);
  const raised: Raised[] = [];
  for (const kiosk of await parts.store.kiosks.kiosks(organisation)) {
    const revision = await publishAgain(parts, kiosk);
    if (revision) raised.push({ kiosk: kiosk.id, revision });
  }
  return raised;
}

async function publishAgain(parts: Needs, kiosk: KioskStateRow): Promise<string | null> {
  const { store, clock } = parts;
  const latest = await store.configurations.latest(kiosk.id);
  if (!latest) return null;
  const { id, organisation } = kiosk;
  const at = clock();
  // Kiosks say what they show: after a second restore that may be of an epoch this store has forgotten.
  const newEpoch = Math.max(latest.epoch, epochOf(kiosk.confirmed)) + 1;
  const configuration = configurationOf(latest);
  const revision = await publish(parts, { kiosk, configuration, basedOn: latest.revision, at, by: null, newEpoch });
  const details = JSON.stringify({ revision, basedOn: latest.revision });
  await store.audit.append([{ organisation, at, actor: ACTOR, action: 'epoch-raised', target: id, details }]);
  return revision;
}

function epochOf(revision: string | null): number {
  return Number(revision?.split('.')[0] ?? 0);
}
