// Kept promises per service, as far as somebody's rights and the rule of tap privacy go.
import type { Handlers } from '../api/handler.ts';
import { shownFrom } from '../configuration/shown-from.ts';
import type { Parts } from '../parts.ts';
import type { KioskStateRow } from '../store/store.ts';
import { closedDays, keptPromises, type ReportedService } from './kept-promises.ts';
import { promiseDays } from './promise-days.ts';
import { reportPeriod } from './report-period.ts';
import { visiblePlace } from './visible-place.ts';

export function promiseHandlers({ store }: Parts): Pick<Handlers, 'promises'> {
  return {
    async promises({ caller: { person }, query, receivedAt }) {
      const { kiosks, nowAt, today } = await visiblePlace(store, person, receivedAt);
      const { from, to, days } = reportPeriod(query('from'), query('to'), today);
      const counts = await promiseDays(store)({ organisation: person.organisation, days });
      // Sites that this person may not see have no time here, so that none of their days has closed.
      const closed = counts.flatMap(({ what }) => closedDays(what, nowAt));
      const services = keptPromises(await servicesOf(store, kiosks), closed);
      return { from, to, asOf: new Date(receivedAt).toISOString(), services };
    },
  };
}

/** What the kiosks are wanted to show, each service once. */
async function servicesOf(store: Parts['store'], kiosks: readonly KioskStateRow[]): Promise<ReportedService[]> {
  const shown = shownFrom(store);
  const found = new Map<string, ReportedService>();
  for (const { id, wanted } of kiosks) {
    const configuration = wanted === null ? null : await shown(id, wanted);
    const isAsked = configuration?.flow.some(({ type }) => type === 'promise') ?? false;
    for (const service of configuration?.standards?.services ?? []) {
      const known = found.get(service.id);
      found.set(service.id, { ...(known ?? service), isAsked: isAsked || (known?.isAsked ?? false) });
    }
  }
  return [...found.values()];
}
