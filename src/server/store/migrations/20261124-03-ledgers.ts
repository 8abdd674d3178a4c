// What is known of each ledger beside its entries: how far it has come, what is missing, what the kiosk last said of it, alarms. For
// ledgers that are there already it is read once out of their entries.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

const PAGE = 2000;

export function ledgers(types: ColumnTypes): Migration {
  return {
    async up(db) {
      await ledgerTables(db, types);
      await tombstones(db, types);
      await db.schema.alterTable('kiosk_contacts').addColumn('ledger', types.integer).execute();
      await readExisting(db as Kysely<Existing>);
    },
  };
}

async function ledgerTables(db: Kysely<unknown>, { text, integer, tableEnd, clusteredTableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('ledger_states')
    .addColumn('ledger', integer, (column) => column.notNull().primaryKey())
    .addColumn('reach', integer, (column) => column.notNull())
    .addColumn('reach_hash', text)
    .addColumn('safe_through', integer, (column) => column.notNull())
    .addColumn('received', integer, (column) => column.notNull())
    .addColumn('doubled', integer, (column) => column.notNull())
    .addColumn('recorded', integer, (column) => column.notNull())
    .addColumn('sent_through', integer, (column) => column.notNull())
    .addColumn('first_held', integer)
    .addColumn('lost', text, (column) => column.notNull())
    .addColumn('boot', text)
    .addColumn('previous_boot', text)
    .addColumn('monotonic_ms', integer, (column) => column.notNull())
    .addColumn('first_contact_at', integer, (column) => column.notNull())
    .addColumn('last_contact_at', integer, (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute();
  await db.schema
    .createTable('ledger_gaps')
    .addColumn('ledger', integer, (column) => column.notNull())
    .addColumn('first', integer, (column) => column.notNull())
    .addColumn('last', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_gaps_key', ['ledger', 'first'])
    .modifyEnd(clusteredTableEnd)
    .execute();
  await db.schema
    .createTable('ledger_alarms')
    .addColumn('ledger', integer, (column) => column.notNull())
    .addColumn('what', text, (column) => column.notNull())
    .addColumn('sequence', integer)
    .addColumn('at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_alarms_key', ['ledger', 'what'])
    .modifyEnd(clusteredTableEnd)
    .execute();
}

/** A tombstone may stand for an entry that is not there: then it names its place. */
async function tombstones(db: Kysely<unknown>, { text, integer }: ColumnTypes): Promise<void> {
  await db.schema.alterTable('gone').addColumn('ledger', integer).execute();
  await db.schema.alterTable('gone').addColumn('sequence', integer).execute();
  await db.schema.alterTable('gone').addColumn('hash', text).execute();
  await db.schema.createIndex('gone_by_ledger').on('gone').columns(['ledger', 'sequence']).execute();
}

type Existing = {
  ledgers: { number: number; kiosk: string };
  entries: { id: string; ledger: number; sequence: number; hash: string; header: string; receivedAt: number };
  kioskContacts: { kiosk: string; ledger: number | null };
  ledgerStates: Record<string, number | string | null>;
  ledgerGaps: { ledger: number; first: number; last: number };
  ledgerAlarms: { ledger: number; what: string; sequence: number; at: number };
};
type Row = Omit<Existing['entries'], 'ledger'>;
type Read = {
  reach: number;
  hashes: Set<string>;
  reachHash: string | null;
  received: number;
  doubled: number;
  firstAt: number;
  lastAt: number;
  gaps: { first: number; last: number }[];
  alarms: Map<string, { sequence: number; at: number }>;
};

async function readExisting(db: Kysely<Existing>): Promise<void> {
  const latest = new Map<string, { ledger: number; at: number }>();
  for (const { number, kiosk } of await db.selectFrom('ledgers').select(['number', 'kiosk']).orderBy('number').execute()) {
    const read = await readLedger(db, number);
    if (read.received === 0) continue;
    await keep(db, number, read);
    if (read.lastAt >= (latest.get(kiosk)?.at ?? 0)) latest.set(kiosk, { ledger: number, at: read.lastAt });
  }
  for (const [kiosk, { ledger }] of latest) await db.updateTable('kioskContacts').set({ ledger }).where('kiosk', '=', kiosk).execute();
}

async function readLedger(db: Kysely<Existing>, ledger: number): Promise<Read> {
  const read: Read = {
    ...{ reach: 0, hashes: new Set(), reachHash: null, received: 0, doubled: 0, gaps: [], alarms: new Map() },
    ...{ firstAt: Number.MAX_SAFE_INTEGER, lastAt: 0 },
  };
  for (let rows = await page(db, ledger, null); rows.length > 0; rows = await page(db, ledger, rows.at(-1) ?? null))
    for (const row of rows) take(read, row);
  return read;
}

function page(db: Kysely<Existing>, ledger: number, after: Row | null): Promise<Row[]> {
  let rows = db.selectFrom('entries').select(['id', 'sequence', 'hash', 'header', 'receivedAt']).where('ledger', '=', ledger);
  if (after) rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('sequence', 'id'), '>', tuple(after.sequence, after.id)));
  return rows.orderBy('sequence').orderBy('id').limit(PAGE).execute();
}

function take(read: Read, { sequence, hash, header, receivedAt }: Row): void {
  const alarm = (what: string) => read.alarms.has(what) || read.alarms.set(what, { sequence, at: receivedAt });
  read.received += 1;
  read.firstAt = Math.min(read.firstAt, receivedAt);
  read.lastAt = Math.max(read.lastAt, receivedAt);
  if (sequence === read.reach) {
    read.doubled += 1;
    read.hashes.add(hash);
    alarm('doubled');
    return;
  }
  if (sequence > read.reach + 1) read.gaps.push({ first: read.reach + 1, last: sequence - 1 });
  else if (!fits(previousHash(header), read)) alarm('chain-broken');
  read.reach = sequence;
  read.reachHash = hash;
  read.hashes = new Set([hash]);
}

function fits(named: string | null, { reach, hashes }: Read): boolean {
  return reach === 0 ? named === null : named !== null && hashes.has(named);
}

function previousHash(header: string): string | null {
  return JSON.parse(header).previousHash;
}

async function keep(db: Kysely<Existing>, ledger: number, read: Read): Promise<void> {
  const { reach, reachHash, received, doubled, gaps, alarms } = read;
  const safeThrough = (gaps[0]?.first ?? reach + 1) - 1;
  const report = { recorded: reach, sentThrough: reach, firstHeld: null, lost: '[]', boot: null, previousBoot: null, monotonicMs: 0 };
  const contacts = { firstContactAt: read.firstAt, lastContactAt: read.lastAt };
  await db
    .insertInto('ledgerStates')
    .values({ ledger, reach, reachHash, safeThrough, received, doubled, ...report, ...contacts })
    .execute();
  for (const { first, last } of gaps) await db.insertInto('ledgerGaps').values({ ledger, first, last }).execute();
  for (const [what, where] of alarms)
    await db
      .insertInto('ledgerAlarms')
      .values({ ledger, what, ...where })
      .execute();
}
