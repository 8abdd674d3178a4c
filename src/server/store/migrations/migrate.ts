// Brings a database to the newest shape, on every open. Both engines run the same migrations; Kysely's lock (an advisory lock on
// PostgreSQL, the write transaction on SQLite) lets several collectors start at once.
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { foundation } from './20261122-01-foundation.ts';
import { entries } from './20261122-02-entries.ts';
import { ledgers } from './20261124-03-ledgers.ts';
import { readerKeys } from './20261124-04-reader-keys.ts';
import { ledgerReports } from './20261124-05-ledger-reports.ts';
import { serviceAnswers } from './20261125-06-service-answers.ts';
import { casePolicies } from './20261129-07-case-policies.ts';
import { cases } from './20261129-08-cases.ts';
import { receipts } from './20261129-09-receipts.ts';
import { letters } from './20261129-10-letters.ts';
import { dataProtection } from './20261129-11-data-protection.ts';
import { apiTokens } from './20261129-12-api-tokens.ts';
import { keptFilters } from './20261130-13-kept-filters.ts';
import { duesBy } from './20261130-14-dues-by.ts';
import { deskIndexes } from './20261130-15-desk-indexes.ts';
import { ledgerDays } from './20261130-16-ledger-days.ts';
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
    '20261124-03-ledgers': ledgers(types),
    '20261124-04-reader-keys': readerKeys(types),
    '20261124-05-ledger-reports': ledgerReports(types),
    '20261125-06-service-answers': serviceAnswers(),
    '20261129-07-case-policies': casePolicies(types),
    '20261129-08-cases': cases(types),
    '20261129-09-receipts': receipts(types),
    '20261129-10-letters': letters(types),
    '20261129-11-data-protection': dataProtection(types),
    '20261129-12-api-tokens': apiTokens(types),
    '20261130-13-kept-filters': keptFilters(types),
    '20261130-14-dues-by': duesBy(types),
    '20261130-15-desk-indexes': deskIndexes(),
    '20261130-16-ledger-days': ledgerDays(types),
  };
}
