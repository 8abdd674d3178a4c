// The cursor by which arrivals are looked at for cases: behind ingest, in its order, and never back.
import type { CaseStore } from '../../case-store.ts';
import type { Database } from '../../store-engine.ts';

/** Only messages are handed out; everything else is passed over. */
export async function unread(database: Database, organisation: string, limit: number): ReturnType<CaseStore['unread']> {
  const after = await readThrough(database, organisation);
  const found = await arrivals(database, organisation).where('arrival', '>', after).orderBy('arrival').limit(limit).execute();
  const last = found.at(-1);
  const messages = found.filter(({ kind }) => kind === 'message').map(({ arrival: _arrival, ...message }) => message);
  return last ? { through: last.arrival, messages } : null;
}

export async function arrived(database: Database, organisation: string, entry: string): ReturnType<CaseStore['arrived']> {
  const found = await arrivals(database, organisation).where('entry.id', '=', entry).executeTakeFirst();
  if (!found) return null;
  const { arrival: _arrival, ...message } = found;
  return message;
}

function arrivals(database: Database, organisation: string) {
  return database
    .selectFrom('arrivals')
    .innerJoin('entries as entry', 'entry.id', 'arrivals.entry')
    .innerJoin('ledgers as ledger', 'ledger.number', 'entry.ledger')
    .where('arrivals.organisation', '=', organisation)
    .select(['arrival', 'entry.kind', 'entry.id', 'entry.site', 'ledger.kiosk', 'entry.revision', 'entry.locale'])
    .select(['entry.header', 'entry.body', 'entry.receivedAt', 'entry.timeZone']);
}

export async function readThrough(database: Database, organisation: string): Promise<number> {
  const counter = database.selectFrom('caseCounters').select('readThrough').where('organisation', '=', organisation);
  return (await counter.executeTakeFirst())?.readThrough ?? 0;
}

export async function markRead(database: Database, organisation: string, through: number): Promise<void> {
  await database
    .insertInto('caseCounters')
    .values({ organisation, cases: 0, changes: 0, referencesMade: 0, readThrough: through })
    .onConflict((conflict) =>
      conflict.column('organisation').doUpdateSet({ readThrough: through }).where('caseCounters.readThrough', '<', through),
    )
    .execute();
}
