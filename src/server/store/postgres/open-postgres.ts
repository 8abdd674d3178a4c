// PostgreSQL through a pool. Every new connection is checked for durability before its first use; nothing waits for ever.
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { POSTGRES_TYPES } from '../migrations/column-types.ts';
import { migrate } from '../migrations/migrate.ts';
import type { StoreEngine } from '../store-engine.ts';
import type { Tables } from '../tables.ts';
import { requireDurable } from './durability.ts';
import { insertEntries } from './insert-entries.ts';
import { isUnavailable } from './is-unavailable.ts';

const CONNECT_TIMEOUT_MS = 5000;
const LIMITS = {
  max: 10,
  statement_timeout: 30_000,
  lock_timeout: 15_000,
  idle_in_transaction_session_timeout: 30_000,
  // For a network that swallows answers: longer than the server's own limit.
  query_timeout: 40_000,
} as const satisfies pg.PoolConfig;

export async function openPostgres(url: string): Promise<StoreEngine> {
  await migrateOnce(url);
  const pool = connect({ ...LIMITS, connectionString: url });
  const database = kysely(pool);
  return {
    database,
    insertEntries,
    async holdWriters(transaction) {
      await sql`lock table entries in share row exclusive mode`.execute(transaction);
    },
    list: (values) => sql<string>`(select unnest(${values}::text[]))`,
    numbers: (values) => sql<number>`(select unnest(${values}::bigint[]))`,
    // PostgreSQL overwrites old rows when it vacuums, by itself; its write-ahead log and replicas are the operator's.
    scrub: async () => {},
    requireDurable: () => requireDurable(pool),
    isUnavailable,
    close: () => database.destroy(),
  };
}

/** On a connection of its own: a migration, or waiting for another collector's, may take longer than a query may. */
async function migrateOnce(url: string): Promise<void> {
  const database = kysely(connect({ connectionString: url, max: 1 }));
  try {
    await migrate(database, POSTGRES_TYPES);
  } finally {
    await database.destroy();
  }
}

function connect(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'candour',
    types: { getTypeParser },
    // The pool waits for this promise and drops the connection when it fails.
    onConnect: (client) => requireDurable(client),
    ...config,
  });
  // A lost connection fails its query and is dropped; the next query opens another. But it also says so as an event, of the pool
  // while it is idle, of its own while it is in use, and an `error` event without a listener would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function kysely(pool: pg.Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
}

/** 64-bit integers as numbers: every one of ours is a count or a time below 2^53. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format as 'text');
