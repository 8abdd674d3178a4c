// Ratings that count, one by one in the order in which each kiosk took them: what the rules of `protocol/tap-rules.ts` look at.
import type { RatingQuery, TapRow } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';
import { countedRatings } from './counted-ratings.ts';

export async function countedTaps(engine: StoreEngine, query: RatingQuery): Promise<TapRow[]> {
  const rows = await countedRatings(engine, query)
    .select(['rating.id', 'rating.visit', 'ledgers.kiosk', 'ledgers.ledgerId', 'rating.site', 'rating.revision', 'rating.timeZone'])
    .select(['rating.localDay as day', 'rating.localHour as hour', 'rating.scaleId', 'rating.valueId'])
    .select(['rating.occurredAt', 'rating.certainty'])
    .orderBy('ledgers.kiosk')
    .orderBy('ledgers.number')
    .orderBy('rating.sequence')
    .orderBy('rating.id')
    .$narrowType<{ scaleId: string; valueId: string }>()
    .execute();
  return rows as TapRow[];
}
