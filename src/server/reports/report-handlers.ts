// The overview: ratings per kiosk, site and organisation, as far as somebody's rights and the rule of tap privacy go.
import type { Handlers } from '../api/handler.ts';
import { shownFrom } from '../configuration/shown-from.ts';
import type { Parts } from '../parts.ts';
import type { PersonRow, RatingQuery } from '../store/store.ts';
import { readTaggedView } from '../taps/read-tagged-view.ts';
import { taggedTaps } from '../taps/tagged-taps.ts';
import { overviewRow, type Subject } from './overview-rows.ts';
import { reportPeriod } from './report-period.ts';
import { type TaggedCount, taggedCounts, visibleOnes } from './tagged-counts.ts';
import { visibleCounts } from './visible-counts.ts';
import { type Place, visiblePlace } from './visible-place.ts';

export function reportHandlers({ store }: Parts): Pick<Handlers, 'overview'> {
  return {
    async overview({ caller: { person }, query, receivedAt }) {
      const view = readTaggedView(query('tagged'));
      const place = await visiblePlace(store, person, receivedAt);
      const { nowAt } = place;
      const period = reportPeriod(query('from'), query('to'), place.today);
      const scope = { organisation: person.organisation, sites: person.sites };
      const counts = await store.entries.ratingCounts({ ...scope, fromDay: period.from, toDay: period.to });
      const visible = visibleCounts(counts, nowAt);
      const tagged = visibleOnes(await taggedIn(store, { ...scope, fromDay: period.from, toDay: period.to }), visible);
      const rows = subjects(place, person).map((subject) => overviewRow(subject, { visible, tagged, view }, period.days));
      return { from: period.from, to: period.to, asOf: new Date(receivedAt).toISOString(), rows };
    },
  };
}

/** Kiosk by kiosk: however many there are, no more than one's ratings are in memory. */
async function taggedIn(store: Parts['store'], query: RatingQuery): Promise<TaggedCount[]> {
  const found: TaggedCount[] = [];
  const shown = shownFrom(store);
  for (const { id } of await store.kiosks.kiosks(query.organisation)) {
    const taps = await taggedTaps(store.entries, shown, { ...query, kiosk: id });
    found.push(...taggedCounts(taps.filter(({ day }) => day >= query.fromDay && day <= query.toDay)));
  }
  return found;
}

/** Who sees only some sites gets no row for the organisation: it would look like all of it. */
function subjects({ organisation, sites, kiosks, nowAt }: Place, person: PersonRow): Subject[] {
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
