// The overview: ratings per kiosk, site and organisation, as far as somebody's rights and the rule of tap privacy go.
import type { Handlers } from '../api/handler.ts';
import { shownFrom } from '../configuration/shown-from.ts';
import type { Parts } from '../parts.ts';
import type { PersonRow } from '../store/store.ts';
import { ratingDays } from '../taps/rating-days.ts';
import { readTaggedView } from '../taps/read-tagged-view.ts';
import { overviewRatings } from './overview-ratings.ts';
import { overviewRows, type Subject } from './overview-rows.ts';
import { reportPeriod } from './report-period.ts';
import { type Place, visiblePlace } from './visible-place.ts';

export function reportHandlers({ store }: Parts): Pick<Handlers, 'overview'> {
  return {
    async overview({ caller: { person }, query, receivedAt }) {
      const view = readTaggedView(query('tagged'));
      const place = await visiblePlace(store, person, receivedAt);
      const { from, to, days } = reportPeriod(query('from'), query('to'), place.today);
      const { organisation, sites } = person;
      const source = { entries: store.entries, shown: shownFrom(store), remembered: ratingDays(store) };
      const ratings = await overviewRatings(source, { organisation, sites, days, nowAt: place.nowAt });
      const rows = overviewRows(subjects(place, person), ratings, view, days);
      return { from, to, asOf: new Date(receivedAt).toISOString(), rows };
    },
  };
}

/** Who sees only some sites gets no row for the organisation: it would look like all of it. */
function subjects({ organisation, sites, kiosks, nowAt }: Place, person: PersonRow): Subject[] {
  const today = (site: string) => nowAt.get(site)?.day ?? '';
  const everySite = sites.map(({ id }) => today(id)).sort()[0] ?? '';
  return [
    ...(person.sites === null ? [{ level: 'organisation' as const, ...organisation, openDay: everySite }] : []),
    ...sites.map(({ id, name }) => ({ level: 'site' as const, id, name, openDay: today(id) })),
    ...kiosks.map(({ id, name, site }) => ({ level: 'kiosk' as const, id, name: { en: name }, openDay: today(site) })),
  ];
}
