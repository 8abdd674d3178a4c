// Kysely's SQLite dialect over node:sqlite: one connection, prepared statements kept, every transaction a writer from its start.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';

const STATEMENTS_KEPT = 256;

export class NodeSqliteDialect extends SqliteDialect {
  readonly #raw: DatabaseSync;
  constructor(raw: DatabaseSync) {
    super({ database: adapt(raw) });
    this.#raw = raw;
  }
  override createDriver(): Driver {
    return new NodeSqliteDriver(this.#raw);
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalSchemaAdapter();
  }
}

/** SQLite's schema changes are transactional: with this, migrations run in one write transaction, safe between processes too. */
class TransactionalSchemaAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class NodeSqliteDriver extends SqliteDriver {
  readonly #raw: DatabaseSync;
  constructor(raw: DatabaseSync) {
    super({ database: adapt(raw) });
    this.#raw = raw;
  }
  /** A transaction that reads first and writes later could find its snapshot outdated; `immediate` waits at the door instead. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
  /** SQLite rolls back by itself after some errors (disk full, I/O); a second rollback would hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#raw.isTransaction) await super.rollbackTransaction(connection);
  }
}

function adapt(raw: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => raw.close(),
    prepare(text) {
      const known = kept.get(text);
      if (known) return known;
      const statement = adaptStatement(raw.prepare(text));
      if (kept.size >= STATEMENTS_KEPT) kept.delete(kept.keys().next().value ?? '');
      kept.set(text, statement);
      return statement;
    },
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  const bind = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bind(parameters)),
    run: (parameters) => statement.run(...bind(parameters)),
    iterate: (parameters) => statement.iterate(...bind(parameters)),
  };
}
