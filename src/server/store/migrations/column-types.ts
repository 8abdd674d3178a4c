// How the engines spell the few column types that the migrations use. Text is always compared by its bytes, so that an order
// and a cursor mean the same on both engines, whatever the locale of the database.
import { type ColumnDefinitionBuilder, type RawBuilder, sql } from 'kysely';

export type ColumnTypes = {
  text: 'text' | RawBuilder<unknown>;
  /** 64 bits. */
  integer: 'integer' | 'bigint';
  numberedKey: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** What closes a `create table`. */
  tableEnd: ReturnType<typeof sql>;
  clusteredTableEnd: ReturnType<typeof sql>;
};

export const SQLITE_TYPES: ColumnTypes = {
  text: 'text',
  integer: 'integer',
  numberedKey: (column) => column.primaryKey().autoIncrement(),
  tableEnd: sql`strict`,
  clusteredTableEnd: sql`strict, without rowid`,
};

export const POSTGRES_TYPES: ColumnTypes = {
  text: sql`text collate "C"`,
  integer: 'bigint',
  numberedKey: (column) => column.primaryKey().generatedAlwaysAsIdentity(),
  tableEnd: sql``,
  clusteredTableEnd: sql``,
};
