// Ratings that count, as numbers by place, hour and value.
import type { RatingCount, RatingQuery } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';
import { countedRatings } from './counted-ratings.ts';

export function ratingCounts(engine: StoreEngine, query: RatingQuery): Promise<RatingCount[]> {
  const groups = ['rating.site', 'ledgers.kiosk', 'rating.localDay', 'rating.localHour', 'rating.scaleId', 'rating.valueId'] as const;
  return countedRatings(engine, query)
    .select(['rating.site', 'ledgers.kiosk', 'rating.localDay as day', 'rating.localHour as hour'])
    .select(['rating.scaleId', 'rating.valueId', (count) => count.fn.countAll<number>().as('count')])
    .groupBy([...groups])
    .$narrowType<{ scaleId: string; valueId: string }>()
    .execute();
}
