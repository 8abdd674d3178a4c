// Opens the store that `CANDOUR_DATABASE_URL` names, brought to the newest shape and checked for durability; throws otherwise.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { auditStore } from './queries/audit.ts';
import { collectorValues } from './queries/collector-values.ts';
import { configurationStore } from './queries/configurations.ts';
import { entryStore } from './queries/entries.ts';
import { kioskStore } from './queries/kiosks.ts';
import { peopleStore } from './queries/people.ts';
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
    kiosks: work.watch(kioskStore(engine)),
    configurations: work.watch(configurationStore(engine)),
    people: work.watch(peopleStore(engine)),
    audit: work.watch(auditStore(engine)),
    ...work.watch(values),
    ...work.watch({ ready: () => engine.requireDurable() }),
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
