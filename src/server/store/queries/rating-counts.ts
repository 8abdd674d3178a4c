// Ratings that count: of each visit the last one, whatever days the others fell on. Read from the index of ratings alone.
import { sql } from 'kysely';
import type { EntryStore, RatingCount } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';

type Query = Parameters<EntryStore['ratingCounts']>[0];

export function ratingCounts({ database, list }: StoreEngine, { organisation, sites, fromDay, toDay }: Query): Promise<RatingCount[]> {
  let counted = database
    .selectFrom('ledgers')
    .innerJoin('entries as rating', 'rating.ledger', 'ledgers.number')
    .where('ledgers.organisation', '=', organisation)
    .where('rating.kind', '=', sql.lit('rating'))
    .where('rating.localDay', '>=', fromDay)
    .where('rating.localDay', '<=', toDay)
    .where('rating.scaleId', 'is not', null)
    .where('rating.valueId', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('entries as later')
            .select('later.sequence')
            .where('later.kind', '=', sql.lit('rating'))
            .whereRef('later.visit', '=', 'rating.visit')
            .whereRef('later.ledger', '=', 'rating.ledger')
            .whereRef('later.sequence', '>', 'rating.sequence'),
        ),
      ),
    );
  if (sites) counted = counted.where('rating.site', 'in', list(sites));
  const groups = ['rating.site', 'ledgers.kiosk', 'rating.localDay', 'rating.localHour', 'rating.scaleId', 'rating.valueId'] as const;
  return counted
    .select(['rating.site', 'ledgers.kiosk', 'rating.localDay as day', 'rating.localHour as hour'])
    .select(['rating.scaleId', 'rating.valueId', (count) => count.fn.countAll<number>().as('count')])
    .groupBy([...groups])
    .$narrowType<{ scaleId: string; valueId: string }>()
    .execute();
}
