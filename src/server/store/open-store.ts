// Opens the store that `CANDOUR_DATABASE_URL` names, brought to the newest shape and checked for durability; throws otherwise.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { apiTokenStore } from './queries/api-tokens.ts';
import { auditStore } from './queries/audit.ts';
import { casePolicyStore } from './queries/case-policies.ts';
import { caseReportStore } from './queries/cases/case-reports.ts';
import { caseStore } from './queries/cases/cases.ts';
import { collectorValues } from './queries/collector-values.ts';
import { configurationStore } from './queries/configurations.ts';
import { dataProtectionStore } from './queries/data-protection/data-protection.ts';
import { entryStore } from './queries/entries.ts';
import { keptFilterStore } from './queries/kept-filters.ts';
import { kioskStore } from './queries/kiosks.ts';
import { ledgerStore } from './queries/ledgers.ts';
import { letterStore } from './queries/letters.ts';
import { peopleStore } from './queries/people.ts';
import { readerStore } from './queries/readers.ts';
import { readiness } from './queries/readiness.ts';
import { receiptStore } from './queries/receipts.ts';
import type { Store } from './store.ts';
import type { StoreEngine } from './store-engine.ts';
import { watchWork } from './watch-work.ts';

export type StoreOptions = {
  /** `CANDOUR_DATABASE_URL`; unset or empty: SQLite in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** Good randomness for ids and secrets. */
  random?: (bytes: number) => Uint8Array;
};

export async function openStore({ databaseUrl, dataDir, random = randomBytes }: StoreOptions): Promise<Store> {
  const engine = await openEngine(databaseUrl, dataDir);
  const work = watchWork(engine);
  const values = collectorValues(engine, random);
  return {
    entries: work.watch(entryStore(engine)),
    ledgers: work.watch(ledgerStore(engine)),
    cases: work.watch(caseStore(engine)),
    caseReports: work.watch(caseReportStore(engine)),
    kiosks: work.watch(kioskStore(engine)),
    configurations: work.watch(configurationStore(engine)),
    casePolicies: work.watch(casePolicyStore(engine)),
    people: work.watch(peopleStore(engine)),
    letters: work.watch(letterStore(engine)),
    receipts: work.watch(receiptStore(engine)),
    dataProtection: work.watch(dataProtectionStore(engine)),
    readers: work.watch(readerStore(engine)),
    apiTokens: work.watch(apiTokenStore(engine)),
    keptFilters: work.watch(keptFilterStore(engine)),
    audit: work.watch(auditStore(engine)),
    ...work.watch(values),
    ...work.watch({ ready: readiness(engine, () => performance.now()) }),
    close: work.close,
  };
}

/** Loads only the engine that is used: the other one's driver would cost memory for nothing. */
async function openEngine(databaseUrl: string | undefined, dataDir: string): Promise<StoreEngine> {
  if (!databaseUrl) return (await import('./sqlite/open-sqlite.ts')).openSqlite(join(dataDir, 'candour.sqlite'));
  if (/^postgres(?:ql)?:\/\//.test(databaseUrl)) return (await import('./postgres/open-postgres.ts')).openPostgres(databaseUrl);
  // The URL itself is not repeated: it may hold a password.
  throw new Error('CANDOUR_DATABASE_URL must start with postgres:// or postgresql://, or be unset for SQLite in the data folder.');
}
