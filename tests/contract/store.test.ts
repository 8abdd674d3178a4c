// The contract of the store, held against both engines by the same suites: a real SQLite file and a real PostgreSQL.
import { afterAll, describe } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { auditSuite } from './audit-suite.ts';
import { batchSuite } from './batch-suite.ts';
import { collectorSuite } from './collector-suite.ts';
import { configurationSuite } from './configuration-suite.ts';
import { fleetSuite } from './fleet-suite.ts';
import { peopleSuite } from './people-suite.ts';
import { readingSuite } from './reading-suite.ts';
import { postgresRig, sqliteRig } from './store-rig.ts';

afterAll(async () => (await startPostgres()).stop());

describe.each([
  { engine: 'SQLite', fresh: sqliteRig },
  { engine: 'PostgreSQL', fresh: postgresRig },
])('$engine', ({ fresh }) => {
  collectorSuite(fresh);
  batchSuite(fresh);
  readingSuite(fresh);
  fleetSuite(fresh);
  configurationSuite(fresh);
  peopleSuite(fresh);
  auditSuite(fresh);
});
