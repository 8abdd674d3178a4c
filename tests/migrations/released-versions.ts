// The versions that have been released, and so may stand somewhere with data of theirs: each has fixtures made by itself, which every
// later version must open. How they are made: `make-fixtures.ts`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const RELEASED_VERSIONS = ['0.1.0'] as const;

const FIXTURES = 'tests/migrations/fixtures';

export function fixturesOf(version: string) {
  return {
    /** A kiosk's database with a full outbox. */
    kiosk: `${FIXTURES}/kiosk-${version}.json`,
    /** A collector's database as a file, and as the statements that make it on PostgreSQL. */
    sqlite: `${FIXTURES}/collector-${version}.sqlite.gz`,
    postgres: `${FIXTURES}/collector-${version}.sql.gz`,
    /** The folder of keys: path and text of each file. */
    keys: `${FIXTURES}/keys-${version}.json`,
  };
}

/** The collector's folder of keys, as it was. */
export function putKeys(version: string, keysDir: string): void {
  for (const [path, text] of Object.entries<string>(JSON.parse(readFileSync(fixturesOf(version).keys, 'utf8')))) {
    const file = join(keysDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: 0o600 });
  }
}
