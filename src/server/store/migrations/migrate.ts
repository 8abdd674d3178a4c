// Brings a database to the newest shape, on every open. Both engines run the same migrations; Kysely's lock (an advisory lock on
// PostgreSQL, the write transaction on SQLite) lets several collectors start at once.
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { foundation } from './20261122-01-foundation.ts';
import { entries } from './20261122-02-entries.ts';
import type { ColumnTypes } from './column-types.ts';

/** Throws what went wrong, with the migration's name; the database is as before then. */
export async function migrate<T>(db: Kysely<T>, types: ColumnTypes): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(types) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  const what = failed ? `The migration ${failed} failed` : 'The database could not be brought to the newest shape';
  throw new Error(`${what}: ${error instanceof Error ? error.message : error}`, { cause: error });
}

function migrations(types: ColumnTypes): Record<string, Migration> {
  return {
    '20261122-01-foundation': foundation(types),
    '20261122-02-entries': entries(types),
  };
}
