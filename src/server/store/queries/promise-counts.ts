// Answers to "was the promised time kept?", as numbers by site, day, service and answer. Bodies that say the same are the same bytes, so
// the database groups them as they are, and only one of each is read.
import { sql } from 'kysely';
import * as v from 'valibot';
import { ServiceAnswerBody } from '../../../protocol/entry.ts';
import type { PromiseCount, RatingQuery } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';

export async function promiseCounts({ database, list }: StoreEngine, query: RatingQuery): Promise<PromiseCount[]> {
  const { organisation, sites, kiosk, fromDay, toDay } = query;
  let answers = database
    .selectFrom('ledgers')
    .innerJoin('entries as answer', 'answer.ledger', 'ledgers.number')
    .where('ledgers.organisation', '=', organisation)
    .where('answer.kind', '=', sql.lit('service-answer'))
    .where('answer.localDay', '>=', fromDay)
    .where('answer.localDay', '<=', toDay);
  if (sites) answers = answers.where('answer.site', 'in', list(sites));
  if (kiosk !== undefined) answers = answers.where('ledgers.kiosk', '=', kiosk);
  const rows = await answers
    .select(['answer.site', 'answer.localDay as day', 'answer.body', ({ fn }) => fn.countAll<number | string>().as('count')])
    .groupBy(['answer.site', 'answer.localDay', 'answer.body'])
    .execute();
  return joined(rows.flatMap(({ body, count, ...place }) => said(body).map((answer) => ({ ...place, ...answer, count: Number(count) }))));
}

/** None: another question about a service, an erased answer, or nothing that this version reads. */
function said(body: string): Pick<PromiseCount, 'service' | 'kept'>[] {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), ServiceAnswerBody), body);
  return read.success && read.output.kept ? [{ service: read.output.serviceId, kept: read.output.kept }] : [];
}

/** One row where only the question was another one. */
function joined(counts: readonly PromiseCount[]): PromiseCount[] {
  const same = Map.groupBy(counts, ({ site, day, service, kept }) => JSON.stringify([site, day, service, kept]));
  return [...same.values()].flatMap((all) => (all[0] ? [{ ...all[0], count: all.reduce((sum, { count }) => sum + count, 0) }] : []));
}
