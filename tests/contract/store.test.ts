// The contract of the store, held against both engines by the same suites: a real SQLite file and a real PostgreSQL.
import { afterAll, describe } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { apiTokenSuite } from './api-token-suite.ts';
import { auditSuite } from './audit-suite.ts';
import { batchSuite } from './batch-suite.ts';
import { caseListSuite } from './case-list-suite.ts';
import { caseModelSuite } from './case-model-suite.ts';
import { casePolicySuite } from './case-policy-suite.ts';
import { caseReportSuite } from './case-report-suite.ts';
import { caseSuite } from './case-suite.ts';
import { collectorSuite } from './collector-suite.ts';
import { configurationSuite } from './configuration-suite.ts';
import { dataProtectionSuite } from './data-protection-suite.ts';
import { daySuite } from './day-suite.ts';
import { fleetSuite } from './fleet-suite.ts';
import { keptFilterSuite } from './kept-filter-suite.ts';
import { ledgerSuite } from './ledger-suite.ts';
import { letterSuite } from './letter-suite.ts';
import { peopleSuite } from './people-suite.ts';
import { promiseSuite } from './promise-suite.ts';
import { readerSuite } from './reader-suite.ts';
import { readingSuite } from './reading-suite.ts';
import { receiptSuite } from './receipt-suite.ts';
import { rememberedSuite } from './remembered-suite.ts';
import { renewalSuite } from './renewal-suite.ts';
import { postgresRig, sqliteRig } from './store-rig.ts';

afterAll(async () => (await startPostgres()).stop());

describe.each([
  { engine: 'SQLite', fresh: sqliteRig },
  { engine: 'PostgreSQL', fresh: postgresRig },
])('$engine', ({ fresh }) => {
  collectorSuite(fresh);
  batchSuite(fresh);
  ledgerSuite(fresh);
  readingSuite(fresh);
  promiseSuite(fresh);
  daySuite(fresh);
  rememberedSuite(fresh);
  fleetSuite(fresh);
  configurationSuite(fresh);
  casePolicySuite(fresh);
  renewalSuite(fresh);
  peopleSuite(fresh);
  readerSuite(fresh);
  auditSuite(fresh);
  apiTokenSuite(fresh);
  keptFilterSuite(fresh);
  caseSuite(fresh);
  caseListSuite(fresh);
  caseModelSuite(fresh);
  caseReportSuite(fresh);
  receiptSuite(fresh);
  dataProtectionSuite(fresh);
  letterSuite(fresh);
});
