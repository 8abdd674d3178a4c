// What an inbox reads along: entries with words by arrival, each with the face of its visit; or, to be searched, back from the newest.
import { sql } from 'kysely';
import type { Seen, Sites } from '../case-store.ts';
import type { EntryStore, WordsRow } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';
import { hiddenCaseOf } from './cases/visible-case.ts';

type Query = Parameters<EntryStore['wordsAfter']>[0];
type SearchQuery = Parameters<EntryStore['wordsOfPeriod']>[0];
type Arrived = ReturnType<typeof arrivalsSeen>;

export async function wordsAfter(engine: StoreEngine, { after, limit, ...whose }: Query): Promise<WordsRow[]> {
  const arrived = arrivalsSeen(engine, whose).where('arrival', '>', after);
  return (await withFaces(arrived).orderBy('arrival').limit(limit).execute()).map(wordsRow);
}

export async function wordsOfPeriod(engine: StoreEngine, query: SearchQuery): Promise<(WordsRow & { receivedAt: number })[]> {
  const { after, through, fromMs, toMs, ...whose } = query;
  const arrived = arrivalsSeen(engine, whose).where('arrival', '>', after).where('arrival', '<=', through);
  const rows = await withFaces(arrived)
    .select('entry.receivedAt')
    .where('entry.receivedAt', '>=', fromMs)
    .where('entry.receivedAt', '<', toMs)
    .orderBy('arrival', 'desc')
    .execute();
  return rows.map(({ receivedAt, ...row }) => ({ ...wordsRow(row), receivedAt }));
}

function arrivalsSeen(engine: StoreEngine, { organisation, sites, seen }: { organisation: string; sites: Sites; seen?: Seen | undefined }) {
  const { database, list } = engine;
  let arrived = database.selectFrom('arrivals').where('arrivals.organisation', '=', organisation);
  if (sites) arrived = arrived.where('arrivals.site', 'in', list(sites));
  if (!seen) return arrived;
  const { reader, through } = seen;
  return arrived.where('arrival', '<=', through).where(({ not, exists }) => not(exists(hiddenCaseOf(engine, reader, 'arrivals'))));
}

function withFaces(arrived: Arrived) {
  return arrived
    .innerJoin('entries as entry', 'entry.id', 'arrivals.entry')
    .innerJoin('ledgers as ledger', 'ledger.number', 'entry.ledger')
    .leftJoin('entries as face', (join) => join.on('face.id', '=', LAST_RATING_OF_VISIT))
    .select(['arrival', 'ledger.organisation', 'ledger.kiosk', 'entry.revision', 'face.scaleId', 'face.valueId'])
    .select(['entry.id', 'entry.kind', 'entry.visit', 'entry.site', 'entry.locale', 'entry.occurredAt', 'entry.certainty', 'entry.body']);
}

type Row = Awaited<ReturnType<ReturnType<typeof withFaces>['execute']>>[number];

function wordsRow({ scaleId, valueId, certainty, ...row }: Row): WordsRow {
  return {
    ...row,
    certainty: certainty as WordsRow['certainty'],
    face: scaleId !== null && valueId !== null ? { scaleId, valueId } : null,
  };
}

/** The kind is written out, not a parameter: only then do the engines see that the index of ratings serves. */
const LAST_RATING_OF_VISIT = sql<string>`(
  select rating.id from entries as rating
  where rating.kind = 'rating' and rating.visit = entry.visit and rating.ledger = entry.ledger
  order by rating.sequence desc
  limit 1
)`;
