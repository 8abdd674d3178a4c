// Publishes what a kiosk is wanted to show once more, unchanged, so that it takes today's recipients and readers with it.
import * as v from 'valibot';
import { Problem } from '../../protocol/problem.ts';
import { PublicationPayload } from '../../protocol/publication.ts';
import type { Parts } from '../parts.ts';
import type { KioskStateRow, PublicationRow } from '../store/store.ts';
import { configurationOf } from './publication-for.ts';
import { publicationKeys } from './publication-keys.ts';
import { publish } from './publish.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'clock'>;
export type Again = {
  /** Who is behind it, in the audit log: a person's id, or `operator`. */
  actor: string;
  action: string;
  /** null when nobody of the organisation is behind it. */
  by: string | null;
  /** Starts an epoch of its own above this one. */
  aboveEpoch?: (latest: PublicationRow) => number;
};
export type PublishedAgain = { kiosk: string; revision: string };

const Keys = v.pick(PublicationPayload, ['recipients', 'readers']);
/** As often as others publish in between; each of them took what was there. */
const TRIES = 10;

/** Only to kiosks whose latest publication names other recipients or readers than it would now. May be cut short and called again. */
export async function publishWhereKeysDiffer(parts: Needs, organisation: string, again: Again): Promise<PublishedAgain[]> {
  const published: PublishedAgain[] = [];
  for (const kiosk of await parts.store.kiosks.kiosks(organisation)) {
    if (!(await keysDiffer(parts, kiosk))) continue;
    const revision = await publishAgain(parts, kiosk, again);
    if (revision) published.push({ kiosk: kiosk.id, revision });
  }
  return published;
}

/** null: nothing was ever published for this kiosk, and its first publication will be made with what holds then. */
export async function publishAgain(parts: Needs, kiosk: KioskStateRow, again: Again): Promise<string | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryOnce(parts, kiosk, again);
    } catch (error) {
      const wasOvertaken = error instanceof Problem && error.code === 'revision-outdated';
      if (!wasOvertaken || tries === TRIES) throw error;
    }
  }
}

async function tryOnce(parts: Needs, kiosk: KioskStateRow, { actor, action, by, aboveEpoch }: Again): Promise<string | null> {
  const { store, clock } = parts;
  const latest = await store.configurations.latest(kiosk.id);
  if (!latest) return null;
  const at = clock();
  const configuration = configurationOf(latest);
  const newEpoch = aboveEpoch && aboveEpoch(latest) + 1;
  const revision = await publish(parts, { kiosk, configuration, basedOn: latest.revision, at, by, ...(newEpoch ? { newEpoch } : {}) });
  const details = JSON.stringify({ revision, basedOn: latest.revision });
  await store.audit.append([{ organisation: kiosk.organisation, at, actor, action, target: kiosk.id, details }]);
  return revision;
}

async function keysDiffer(parts: Needs, kiosk: KioskStateRow): Promise<boolean> {
  const latest = await parts.store.configurations.latest(kiosk.id);
  if (!latest) return false;
  const published = v.parse(Keys, JSON.parse(latest.payload));
  const now = v.parse(Keys, await publicationKeys(parts, kiosk));
  return JSON.stringify(published) !== JSON.stringify(now);
}
