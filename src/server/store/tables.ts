// The tables as TypeScript sees them, the same on both engines: text, integers and nothing cleverer. Columns are snake_case in
// the database. JSON stays text, a flag is 0 or 1, a time is milliseconds since 1970.
import type { Generated } from 'kysely';

type Flag = 0 | 1;

export type Tables = {
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
  people: {
    id: string;
    organisation: string;
    account: string;
    name: string;
    role: string;
    sites: string | null;
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
    expiresAt: number;
    createdBy: string | null;
    usedAt: number | null;
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
  ledgers: { number: Generated<number>; organisation: string; kiosk: string; ledgerId: string };
  entries: EntryRow;
  arrivalCounters: { organisation: string; last: number };
  /** Entries with words in their order of arrival: what an inbox reads along. */
  arrivals: { organisation: string; arrival: number; site: string; entry: string };
  /** Ids erased for ever. */
  gone: { id: string; erasedAt: number };
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
