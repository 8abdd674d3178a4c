// The publication wanted for a kiosk, as it goes down to it. A kiosk that has none yet starts with what its neighbours show.
import * as v from 'valibot';
import { Configuration } from '../../protocol/configuration.ts';
import { Problem } from '../../protocol/problem.ts';
import type { Publication } from '../../protocol/publication.ts';
import { PublicationPayload } from '../../protocol/publication.ts';
import type { Parts } from '../parts.ts';
import type { KioskStateRow, PublicationRow } from '../store/store.ts';
import { publish } from './publish.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'clock'>;

/** Throws `not-found` when the kiosk has none and no other kiosk of its organisation has one either. */
export async function publicationFor(parts: Needs, kiosk: KioskStateRow): Promise<Publication> {
  const row = (await parts.store.configurations.latest(kiosk.id)) ?? (await publishFirst(parts, kiosk));
  return { payload: row.payload, keyId: row.keyId, signature: row.signature };
}

export function configurationOf(row: Pick<PublicationRow, 'payload'>): Configuration {
  const payload = v.parse(PublicationPayload, JSON.parse(row.payload));
  return v.parse(Configuration, JSON.parse(payload.configuration));
}

async function publishFirst(parts: Needs, kiosk: KioskStateRow): Promise<PublicationRow> {
  const site = await parts.store.kiosks.site(kiosk.organisation, kiosk.site);
  const neighbour = await neighbourConfiguration(parts, kiosk);
  if (!site || !neighbour) throw new Problem('not-found', { detail: `Nothing has been published for "${kiosk.id}" yet.` });
  const configuration = v.parse(Configuration, {
    ...neighbour,
    site: { ...countryOf(neighbour, site.id), id: site.id, name: site.name, timeZone: site.timeZone },
    kiosk: { id: kiosk.id, name: kiosk.name },
  });
  try {
    await publish(parts, { kiosk, configuration, basedOn: null, at: parts.clock(), by: null });
  } catch (error) {
    // Another request published the first one meanwhile: just as good.
    if (!(error instanceof Problem && error.code === 'revision-outdated')) throw error;
  }
  const row = await parts.store.configurations.latest(kiosk.id);
  if (!row) throw new Error(`the publication of "${kiosk.id}" was stored but is not there`);
  return row;
}

/** Only files and publications know it. */
function countryOf({ site }: Configuration, id: string): Pick<Configuration['site'], 'country'> {
  return site.id === id && site.country ? { country: site.country } : {};
}

async function neighbourConfiguration({ store }: Needs, kiosk: KioskStateRow): Promise<Configuration | null> {
  for (const other of await store.kiosks.kiosks(kiosk.organisation)) {
    const row = await store.configurations.latest(other.id);
    if (row) return configurationOf(row);
  }
  return null;
}
