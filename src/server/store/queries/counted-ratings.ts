// The ratings that count: of each visit the last one, whatever days the others fell on. All are kept; this is what statistics are of.
import { sql } from 'kysely';
import type { RatingQuery } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';

/** Both days inclusive. As long as no other column is asked for, it is read from the index of ratings alone. */
export function countedRatings({ database, list }: StoreEngine, { organisation, sites, kiosk, fromDay, toDay }: RatingQuery) {
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
  if (kiosk !== undefined) counted = counted.where('ledgers.kiosk', '=', kiosk);
  return counted;
}
