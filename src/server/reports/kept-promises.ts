// Per service, how many visitors say that its promised time was kept: rows of the report out of counts and what kiosks show now. Pure.
import type { PromiseRow } from '../../protocol/console-api.ts';
import type { Standards } from '../../protocol/standards.ts';
import type { PromiseCount } from '../store/store.ts';
import type { Now } from './visible-counts.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** `isAsked`: a kiosk asks whether its promise was kept. */
export type ReportedService = Standards['services'][number] & { isAsked: boolean };
const INTERVAL_FROM = 5;

/** Days that have not closed at their site are left out: no screen shows an answer as it is given. */
export function closedDays(counts: readonly PromiseCount[], nowAt: ReadonlyMap<string, Now>): PromiseCount[] {
  return counts.filter(({ site, day }) => day < (nowAt.get(site)?.day ?? ''));
}

/** Services whose promised time is asked about come first, in their order; then whatever else was answered, by its id. */
export function keptPromises(services: readonly ReportedService[], counts: readonly PromiseCount[]): PromiseRow[] {
  const byService = Map.groupBy(counts, ({ service }) => service);
  const promised = services.filter(({ promised, isAsked }) => isAsked && promised?.time).map(({ id }) => id);
  const ids = [...new Set([...promised, ...[...byService.keys()].sort()])];
  return ids.map((id) => {
    const service = services.find((each) => each.id === id);
    const names = { service: id, name: service?.name ?? null, promised: service?.promised?.text ?? null };
    return { ...names, ...shareOf(byService.get(id) ?? []) };
  });
}

function shareOf(counts: readonly PromiseCount[]): Pick<PromiseRow, 'yes' | 'no' | 'notSure' | 'kept' | 'interval'> {
  const total = (answer: PromiseCount['kept']) => counts.reduce((sum, { kept, count }) => (kept === answer ? sum + count : sum), 0);
  const [yes, no, notSure] = [total('yes'), total('no'), total('not-sure')];
  const sure = yes + no;
  return {
    ...{ yes, no, notSure },
    kept: sure === 0 ? null : (yes / sure) * 100,
    interval: sure < INTERVAL_FROM ? null : wilsonInterval(yes, sure),
  };
}
