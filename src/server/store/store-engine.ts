// What an engine is to the queries: Kysely on its dialect, and the few things that SQL does not say the same way everywhere.
import type { Kysely, RawBuilder } from 'kysely';
import type { StoredEntry } from './store.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

export type StoreEngine = {
  readonly database: Database;
  /**
   * Inserts what is neither there nor erased and gives the ids inserted. `entries` have different ids, in any order: two writers
   * that meet on the same ones must not lock each other out. `ledgers` are the numbers of their ledgers.
   */
  insertEntries(transaction: Database, entries: readonly StoredEntry[], ledgers: readonly number[]): Promise<Set<string>>;
  /** Until the transaction ends nobody else adds entries, and all that others added is seen. First in its transaction. */
  holdWriters(transaction: Database): Promise<void>;
  /** A list of any length as one parameter, for the right side of `in`. */
  list(values: readonly string[]): RawBuilder<string>;
  numbers(values: readonly number[]): RawBuilder<number>;
  /** After an erasure: what the engine can do so that the old bytes leave its files. */
  scrub(): Promise<void>;
  /** Throws when a commit would not be durable. */
  requireDurable(): Promise<void>;
  /** Whether the database, and not our code, is the reason: the caller may try again later. */
  isUnavailable(error: unknown): boolean;
  close(): Promise<void>;
};
