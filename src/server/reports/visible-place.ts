// What of an organisation somebody may see in reports: its sites and kiosks, and what time it is at each site.
import { maySee } from '../fleet/visible-kiosk.ts';
import { localTime } from '../ingest/local-time.ts';
import type { KioskStateRow, OrganisationRow, PersonRow, SiteRow, Store } from '../store/store.ts';
import type { Now } from './visible-counts.ts';

export type Place = {
  organisation: OrganisationRow;
  sites: SiteRow[];
  kiosks: KioskStateRow[];
  /** By site. */
  nowAt: ReadonlyMap<string, Now>;
  /** The latest that it is at any of them. */
  today: string;
};

export async function visiblePlace(store: Store, person: PersonRow, at: number): Promise<Place> {
  const organisation = await store.kiosks.organisation(person.organisation);
  if (!organisation) throw new Error(`the organisation "${person.organisation}" of an account is not there`);
  const all = await store.kiosks.sites(person.organisation);
  const kiosks = await store.kiosks.kiosks(person.organisation);
  const sites = all.filter(({ id }) => maySee(person, { organisation: person.organisation, site: id }));
  const nowAt = new Map(sites.map(({ id, timeZone }) => [id, localTime(at, timeZone)]));
  const today =
    [...nowAt.values()]
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? localTime(at, 'UTC').day;
  return { organisation, sites, kiosks: kiosks.filter((kiosk) => maySee(person, kiosk)), nowAt, today };
}
