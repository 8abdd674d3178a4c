// What a collector has on its disk, read past the collector itself: every acknowledged entry once, whole, and the chain of each ledger.
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type StoredCheck = {
  stored: number;
  /** Acknowledged, and not there. */
  lost: string[];
  /** One id more than once, or one number of a ledger twice. */
  doubled: string[];
  /** Half entries, holes in a ledger, chains that do not join. */
  broken: string[];
};

type Row = { id: string; hash: string; ledger: number; sequence: number; header: string; body: string };

const FEW = 5;

/** `chained: false` for a raw client, which keeps no ledger. */
export function checkStored(dataDir: string, acknowledged: Iterable<string>, { chained = true } = {}): StoredCheck {
  const rows = storedRows(dataDir);
  const ids = new Set(rows.map(({ id }) => id));
  return {
    stored: rows.length,
    lost: [...acknowledged].filter((id) => !ids.has(id)),
    doubled: [...repeated(rows.map(({ id }) => id)), ...(chained ? repeated(rows.map(placeOf)) : [])],
    broken: few([...rows.filter(isHalf).map(({ id }) => `${id} is not whole`), ...(chained ? chainBreaks(rows) : [])]),
  };
}

function few(complaints: readonly string[]): string[] {
  return complaints.length <= FEW ? [...complaints] : [...complaints.slice(0, FEW), `and ${complaints.length - FEW} more`];
}

/** What SQLite says of the file itself: `ok`. */
export function integrity(dataDir: string): string {
  const database = open(dataDir);
  const found = Object.values(database.prepare('pragma integrity_check').get() ?? {})[0];
  database.close();
  return String(found);
}

function storedRows(dataDir: string): Row[] {
  const database = open(dataDir);
  const rows = database.prepare('select id, hash, ledger, sequence, header, body from entries order by ledger, sequence').all();
  database.close();
  return rows as Row[];
}

function open(dataDir: string): DatabaseSync {
  return new DatabaseSync(join(dataDir, 'candour.sqlite'), { readOnly: true, timeout: 5_000 });
}

function placeOf({ ledger, sequence }: Row): string {
  return `number ${sequence} of ledger ${ledger}`;
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name).size);
}

function isHalf({ id, hash: its, header, body }: Row): boolean {
  if (hash('sha256', header, 'base64url') !== its) return true;
  const parsed = JSON.parse(header);
  return parsed.id !== id || parsed.bodyHash !== hash('sha256', body, 'base64url');
}

function chainBreaks(rows: readonly Row[]): string[] {
  const breaks: string[] = [];
  let before: Row | null = null;
  for (const row of rows) {
    const last: Row | null = before?.ledger === row.ledger ? before : null;
    const { previousHash } = JSON.parse(row.header);
    if (row.sequence !== (last?.sequence ?? 0) + 1) breaks.push(`a hole before ${placeOf(row)}`);
    else if (previousHash !== (last?.hash ?? null)) breaks.push(`${placeOf(row)} is not chained to the one before`);
    before = row;
  }
  return breaks;
}
