// The overview: ratings per kiosk, site and organisation, as far as somebody's rights and the rule of tap privacy go.
import type { Handlers } from '../api/handler.ts';
import { maySee } from '../fleet/visible-kiosk.ts';
import { localTime } from '../ingest/local-time.ts';
import type { Parts } from '../parts.ts';
import type { KioskStateRow, OrganisationRow, PersonRow, SiteRow } from '../store/store.ts';
import { overviewRow, type Subject } from './overview-rows.ts';
import { reportPeriod } from './report-period.ts';
import { type Now, visibleCounts } from './visible-counts.ts';

type Place = { organisation: OrganisationRow; sites: SiteRow[]; kiosks: KioskStateRow[] };

export function reportHandlers({ store }: Parts): Pick<Handlers, 'overview'> {
  return {
    async overview({ caller: { person }, query, receivedAt }) {
      const place = await visiblePlace(store, person);
      const nowAt = new Map(place.sites.map(({ id, timeZone }) => [id, localTime(receivedAt, timeZone)]));
      const period = reportPeriod(query('from'), query('to'), latestDay(nowAt, receivedAt));
      const scope = { organisation: person.organisation, sites: person.sites };
      const counts = await store.entries.ratingCounts({ ...scope, fromDay: period.from, toDay: period.to });
      const visible = visibleCounts(counts, nowAt);
      const rows = subjects(place, person, nowAt).map((subject) => overviewRow(subject, visible, period.days));
      return { from: period.from, to: period.to, asOf: new Date(receivedAt).toISOString(), rows };
    },
  };
}

async function visiblePlace(store: Parts['store'], person: PersonRow): Promise<Place> {
  const organisation = await store.kiosks.organisation(person.organisation);
  if (!organisation) throw new Error(`the organisation "${person.organisation}" of an account is not there`);
  const sites = await store.kiosks.sites(person.organisation);
  const kiosks = await store.kiosks.kiosks(person.organisation);
  return {
    organisation,
    sites: sites.filter(({ id }) => maySee(person, { organisation: person.organisation, site: id })),
    kiosks: kiosks.filter((kiosk) => maySee(person, kiosk)),
  };
}

/** Who sees only some sites gets no row for the organisation: it would look like all of it. */
function subjects({ organisation, sites, kiosks }: Place, person: PersonRow, nowAt: ReadonlyMap<string, Now>): Subject[] {
  const today = (site: string) => nowAt.get(site)?.day ?? '';
  const everySite = sites.map(({ id }) => today(id)).sort()[0] ?? '';
  const whole: Subject = { level: 'organisation', ...organisation, includes: () => true, openDay: everySite };
  return [
    ...(person.sites === null ? [whole] : []),
    ...sites.map(({ id, name }): Subject => ({ level: 'site', id, name, includes: (count) => count.site === id, openDay: today(id) })),
    ...kiosks.map(({ id, name, site }): Subject => {
      return { level: 'kiosk', id, name: { en: name }, includes: (count) => count.kiosk === id, openDay: today(site) };
    }),
  ];
}

function latestDay(nowAt: ReadonlyMap<string, Now>, receivedAt: number): string {
  const days = [...nowAt.values()].map(({ day }) => day);
  return days.sort().at(-1) ?? localTime(receivedAt, 'UTC').day;
}
