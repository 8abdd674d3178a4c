// The tables as TypeScript sees them, the same on both engines: text, integers and nothing cleverer. Columns are snake_case in
// the database. JSON stays text, a flag is 0 or 1, a time is milliseconds since 1970.
import type { Generated } from 'kysely';
import type { ApiTokenRow } from './api-token-store.ts';
import type { CaseTables } from './case-tables.ts';
import type { DataProtectionTables } from './data-protection-tables.ts';
import type { KeptFilterRow } from './kept-filter-store.ts';
import type { ReceiptRow } from './receipt-in-header.ts';

type Flag = 0 | 1;

export type Tables = CaseTables &
  DataProtectionTables & {
    /** `sites` is JSON. */
    apiTokens: Omit<ApiTokenRow, 'scope' | 'sites'> & { scope: string; sites: string | null };
    keptFilters: KeptFilterRow;
    collectorValues: { name: string; value: string };
    organisations: { id: string; name: string };
    sites: { organisation: string; id: string; name: string; timeZone: string; police: Flag };
    kiosks: {
      id: string;
      organisation: string;
      site: string;
      name: string;
      publicKey: string | null;
      pairedAt: number | null;
      revokedAt: number | null;
      /** Revision of the latest publication; publishing compares and sets it. */
      wanted: string | null;
    };
    kioskKeys: { publicKey: string; kiosk: string; since: number };
    /** Apart from `kiosks`: written with every batch. A row may come before its kiosk's. */
    kioskContacts: {
      kiosk: string;
      organisation: string;
      received: number;
      lastContactAt: number | null;
      health: string | null;
      confirmed: string | null;
      refusedRevision: string | null;
      refusedReason: string | null;
      /** Number of the ledger it wrote at its last contact. */
      ledger: number | null;
    };
    pairingCodes: { kiosk: string; hash: string; expiresAt: number; createdBy: string | null; usedAt: number | null };
    publications: {
      kiosk: string;
      epoch: number;
      number: number;
      revision: string;
      organisation: string;
      payload: string;
      keyId: string;
      signature: string;
      publishedAt: number;
      publishedBy: string | null;
    };
    /** JSON of a `CasePolicy`. */
    casePolicies: {
      organisation: string;
      policy: string;
      putAt: number;
      version: number;
      duesBy: string | null;
    };
    people: {
      id: string;
      organisation: string;
      account: string;
      name: string;
      role: string;
      sites: string | null;
      departments: string | null;
      passwordHash: string;
      copyKey: string;
      active: Flag;
    };
    links: {
      hash: string;
      organisation: string;
      role: string;
      name: string | null;
      sites: string | null;
      departments: string | null;
      expiresAt: number;
      createdBy: string | null;
      usedAt: number | null;
    };
    officerContacts: { person: string; email: string; phone: string };
    outgoingMail: {
      organisation: string;
      fact: string;
      caseId: string;
      state: string;
      tries: number;
      nextAt: number;
      takenAt: number | null;
    };
    readerKeys: {
      keyId: string;
      organisation: string;
      person: string;
      publicKey: string;
      credentialId: string;
      rpId: string;
      enrolledAt: number;
      approvedAt: number | null;
      approvedBy: string | null;
    };
    sessions: { hash: string; person: string; createdAt: number; lastSeenAt: number };
    auditHeads: { organisation: string; number: number; hash: string };
    auditEvents: {
      organisation: string;
      number: number;
      at: number;
      actor: string;
      action: string;
      target: string | null;
      details: string;
      previousHash: string;
      hash: string;
    };
    /** `receiptPrefix`: how references of its messages begin. */
    ledgers: { number: Generated<number>; organisation: string; kiosk: string; ledgerId: string; receiptPrefix: string };
    entries: EntryRow;
    arrivalCounters: { organisation: string; last: number };
    /** Entries with words in their order of arrival: what an inbox reads along. */
    arrivals: { organisation: string; arrival: number; site: string; entry: string };
    /** `verifier` empty: the message was erased. */
    receipts: ReceiptRow;
    /** Ids erased for ever. Ledger, sequence and hash only where it stands for an entry that is not in `entries`. */
    gone: { id: string; erasedAt: number; ledger: number | null; sequence: number | null; hash: string | null };
    ledgerStates: LedgerStateRow;
    /** `changes` grows whenever what is counted of that local day changes. */
    ledgerDays: { ledger: number; day: string; changes: number };
    /** Numbers below a ledger's `reach` that have not come; both ends belong to it. */
    ledgerGaps: { ledger: number; first: number; last: number };
    /** The latest of each kind. */
    ledgerAlarms: { ledger: number; what: string; sequence: number | null; at: number };
  };

/** How far a ledger has come (`ledger-progress.ts`), and what its kiosk last said of it (`ledger-report.ts`). */
type LedgerStateRow = {
  ledger: number;
  reach: number;
  reachHash: string | null;
  safeThrough: number;
  received: number;
  doubled: number;
  recorded: number;
  /** In the last report, which may be lower than `recorded`; or the highest number that came since. */
  lastRecorded: number;
  sentThrough: number;
  firstHeld: number | null;
  /** JSON. */
  lost: string;
  /** JSON. */
  shelved: string;
  boot: string | null;
  previousBoot: string | null;
  monotonicMs: number;
  firstContactAt: number;
  lastContactAt: number;
};

export type EntryRow = {
  id: string;
  hash: string;
  /** Stands for organisation, kiosk and ledger id: keeps rows and indexes narrow. */
  ledger: number;
  site: string;
  sequence: number;
  visit: string | null;
  kind: string;
  revision: string;
  locale: string | null;
  header: string;
  body: string;
  sealed: Flag;
  occurredAt: number;
  certainty: string;
  timeZone: string;
  localDay: string;
  localHour: number;
  receivedAt: number;
  questionId: string | null;
  scaleId: string | null;
  valueId: string | null;
};
