// What an inbox reads along: entries with words by arrival, each with the face of its visit.
import { sql } from 'kysely';
import type { EntryStore, WordsRow } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';

type Query = Parameters<EntryStore['wordsAfter']>[0];

export async function wordsAfter({ database, list }: StoreEngine, { organisation, sites, after, limit }: Query): Promise<WordsRow[]> {
  let arrived = database.selectFrom('arrivals').where('arrivals.organisation', '=', organisation).where('arrival', '>', after);
  if (sites) arrived = arrived.where('arrivals.site', 'in', list(sites));
  const rows = await arrived
    .innerJoin('entries as entry', 'entry.id', 'arrivals.entry')
    .innerJoin('ledgers as ledger', 'ledger.number', 'entry.ledger')
    .leftJoin('entries as face', (join) => join.on('face.id', '=', LAST_RATING_OF_VISIT))
    .select(['arrival', 'ledger.organisation', 'ledger.kiosk', 'face.scaleId', 'face.valueId'])
    .select(['entry.id', 'entry.kind', 'entry.visit', 'entry.site', 'entry.locale', 'entry.occurredAt', 'entry.certainty', 'entry.body'])
    .orderBy('arrival')
    .limit(limit)
    .execute();
  return rows.map(({ scaleId, valueId, certainty, ...row }) => ({
    ...row,
    certainty: certainty as WordsRow['certainty'],
    face: scaleId !== null && valueId !== null ? { scaleId, valueId } : null,
  }));
}

/** The kind is written out, not a parameter: only then do the engines see that the index of ratings serves. */
const LAST_RATING_OF_VISIT = sql<string>`(
  select rating.id from entries as rating
  where rating.kind = 'rating' and rating.visit = entry.visit and rating.ledger = entry.ledger
  order by rating.sequence desc
  limit 1
)`;
