// The port to a database, in the domain's words. Two engines stand behind it and one contract suite holds both to it. Every
// method that changes something is one transaction of its own: when its promise resolves, it is committed and durable.
// Times are milliseconds since 1970, UTC. Failures of the database surface as `Problem('store-unavailable')`.
import type { NumberRange } from '../../protocol/batch.ts';
import type { Role } from '../../protocol/console-api.ts';
import type { PROMISE_ANSWERS } from '../../protocol/entry.ts';
import type { LedgerAlarm } from '../../protocol/ledger-api.ts';
import type { LocalisedText } from '../../protocol/text.ts';
import type { LedgerReport } from '../ledgers/ledger-report.ts';
import type { ApiTokenStore } from './api-token-store.ts';
import type { AuditStore } from './audit-store.ts';
import type { CaseReportStore } from './case-report-store.ts';
import type { CasePolicyStore, CaseReader, CaseStore, Seen, Sites } from './case-store.ts';
import type { DataProtectionStore } from './data-protection-store.ts';
import type { KeptFilterStore } from './kept-filter-store.ts';
import type { LetterStore } from './letter-store.ts';
import type { ReaderStore } from './reader-store.ts';
import type { ReceiptStore } from './receipt-store.ts';

export type Store = {
  readonly entries: EntryStore;
  readonly ledgers: LedgerStore;
  readonly cases: CaseStore;
  readonly caseReports: CaseReportStore;
  readonly kiosks: KioskStore;
  readonly configurations: ConfigurationStore;
  readonly casePolicies: CasePolicyStore;
  readonly people: PeopleStore;
  readonly letters: LetterStore;
  readonly receipts: ReceiptStore;
  readonly dataProtection: DataProtectionStore;
  readonly readers: ReaderStore;
  readonly apiTokens: ApiTokenStore;
  readonly keptFilters: KeptFilterStore;
  readonly audit: AuditStore;
  /** Random id of this store, made with it; names the collector in every acknowledgement. */
  collectorId(): Promise<string>;
  /** A secret kept in the store so that several collectors share it (nonces); made on first asking, 32 bytes. */
  sharedSecret(name: string): Promise<Uint8Array>;
  /** Names what this store has been since it was made, or since `beginTimeline` last; up to 2^48. */
  timeline(): Promise<number>;
  /** For a store that was restored from a backup: what it gives out from now on is told from what it gave out before. */
  beginTimeline(): Promise<void>;
  /** Resolves when the store can be written and the engine's durability settings are as they must be; throws otherwise. */
  ready(): Promise<void>;
  close(): Promise<void>;
};

/** A row of `entries`: what was sent, and beside it what queries need. */
export type StoredEntry = {
  id: string;
  hash: string;
  organisation: string;
  site: string;
  kiosk: string;
  ledgerId: string;
  sequence: number;
  visit: string | null;
  kind: string;
  revision: string;
  locale: string | null;
  header: string;
  body: string;
  sealed: boolean;
  occurredAt: number;
  certainty: 'exact' | 'corrected' | 'uncertain';
  /** IANA zone of the site at arrival, and the wall time there when it occurred. */
  timeZone: string;
  localDay: string;
  localHour: number;
  receivedAt: number;
  questionId: string | null;
  scaleId: string | null;
  valueId: string | null;
};

/** As it comes in: the hash it names is compared, and stays in its header. */
export type ArrivingEntry = StoredEntry & { previousHash: string | null };

export type StoreVerdict = 'stored' | 'duplicate' | 'gone' | 'conflict';
export type StoredBatch = {
  /** In the order given. */
  verdicts: StoreVerdict[];
  /** The contact's ledger as it is now: entries received, erased ones included, and up to which number none is missing. */
  ledger: { received: number; safeThrough: number } | null;
};

export type EntryFilter = { organisation: string; kiosk?: string; fromMs?: number; toMs?: number };

export type EntryStore = {
  /**
   * Stores what is new, in one transaction with the kiosk's contact and the state of the ledgers. Same id and hash: `duplicate`;
   * same id, other hash: `conflict`; erased: `gone`. An id twice in `entries` is judged as if it came twice.
   * Strings hold neither NUL nor unpaired surrogates: a database could not give them back as they came.
   * Entries of `WORD_KINDS` get the next numbers of arrival of their organisation, with no gap visible to a reader that reads on.
   * Alarms of ledgers go to the audit log too, the first of each kind. No contact: entries that somebody carried by hand.
   */
  addBatch(entries: readonly ArrivingEntry[], contact: KioskContact | null): Promise<StoredBatch>;
  /** Oldest arrival first, `arrival > after`. `sites` null: all of the organisation. With `seen`, only what that reader may see by its case. */
  wordsAfter(query: { organisation: string; sites: Sites; after: number; limit: number; seen?: Seen }): Promise<WordsRow[]>;
  /** The newest first, `after < arrival <= through`, of what was received in the period; `toMs` is not in it. */
  wordsOfPeriod(
    query: { organisation: string; sites: Sites; after: number; through: number; seen: Seen } & { fromMs: number; toMs: number },
  ): Promise<(WordsRow & { receivedAt: number })[]>;
  /** Ratings that count (the last of each visit), by kiosk, local day, local hour, scale and value. Both days inclusive. */
  ratingCounts(query: RatingQuery): Promise<RatingCount[]>;
  /** The same ratings one by one: by kiosk, and within it in the order in which they were taken. */
  countedTaps(query: RatingQuery): Promise<TapRow[]>;
  /** What visitors said of the promises of services, by site, local day and answer. */
  promiseCounts(query: RatingQuery): Promise<PromiseCount[]>;
  /**
   * A number per ledger and local day that grows, with what changes it, whenever one of the three above changes there: arrivals, faces
   * that another one of their visit displaces, erasures. Days of which nothing ever counted have none. Both days inclusive.
   */
  dayChanges(query: DayQuery): Promise<DayChanges[]>;
  /** In order of kiosk, ledger and sequence, at most `limit` after `after`; for exports of any size. `fromMs` is in it, `toMs` is not. */
  page(filter: EntryFilter, after: ExportCursor | null, limit: number): Promise<StoredEntry[]>;
  /** Entries received, per kiosk. */
  receivedByKiosk(organisation: string): Promise<Map<string, number>>;
  /** For rights on single entries: which of these ids belong to the organisation and sites. */
  visibleIds(query: { organisation: string; sites: Sites; ids: readonly string[]; reader?: CaseReader }): Promise<string[]>;
  /** Body and answers go for ever, the header stays; `addBatch` says `gone` from then on. Gives the ids it erased. */
  erase(ids: readonly string[], at: number): Promise<string[]>;
  /** What a list of erasures needs to know of entries before they are erased; those of the organisation that are there and not erased. */
  places(organisation: string, ids: readonly string[]): Promise<Omit<Erasure, 'at'>[]>;
  /** How many entries are erased for ever, whether they were here or not. */
  erasedCount(): Promise<number>;
  /** For a restored database: erases what is there, leaves tombstones for what is not. Counts of what was not so already. */
  eraseAgain(erasures: readonly Erasure[]): Promise<{ erased: number; tombstones: number }>;
};
export type Erasure = { id: string; organisation: string; kiosk: string; ledgerId: string; sequence: number; hash: string; at: number };
export type ExportCursor = { kiosk: string; ledgerId: string; sequence: number; id: string };
export type WordsRow = Pick<
  StoredEntry,
  'id' | 'kind' | 'visit' | 'site' | 'kiosk' | 'revision' | 'locale' | 'occurredAt' | 'certainty' | 'body' | 'organisation'
> & {
  arrival: number;
  face: { scaleId: string; valueId: string } | null;
};
/** Both days inclusive. `sites` null: all of the organisation; no `kiosk`: all of them. */
export type RatingQuery = { organisation: string; sites: readonly string[] | null; kiosk?: string; fromDay: string; toDay: string };
export type TapRow = Pick<
  StoredEntry,
  'id' | 'visit' | 'kiosk' | 'ledgerId' | 'site' | 'revision' | 'timeZone' | 'occurredAt' | 'certainty'
> & {
  day: string;
  hour: number;
  scaleId: string;
  valueId: string;
};
export type RatingCount = { site: string; kiosk: string; day: string; hour: number; scaleId: string; valueId: string; count: number };
/** No `kiosks`: all of them. `days`: only these of them. */
export type DayQuery = { organisation: string; kiosks?: readonly string[]; fromDay: string; toDay: string; days?: readonly string[] };
export type DayChanges = { kiosk: string; day: string; changes: number };
export type PromiseCount = { site: string; day: string; service: string; kept: (typeof PROMISE_ANSWERS)[number]; count: number };

export type LedgerStore = {
  /** All of the organisation: by kiosk, the one heard last first. */
  ledgers(organisation: string): Promise<LedgerRow[]>;
};
export type LedgerRow = {
  kiosk: string;
  ledgerId: string;
  /** The kiosk wrote it at its last contact. */
  isCurrent: boolean;
  /** false: its entries were only ever carried in, or erased ones listed; its kiosk has said nothing of it. */
  isHeard: boolean;
  firstContactAt: number;
  lastContactAt: number;
  /** Highest number that has come. */
  reach: number;
  /** Numbers, not entries: one that came twice counts once. */
  received: number;
  /** Below `reach`, in order. */
  gaps: NumberRange[];
  alarms: { what: LedgerAlarm['what']; sequence: number | null; at: number }[];
} & Pick<LedgerReport, 'recorded' | 'sentThrough' | 'firstHeld' | 'lost' | 'shelved'>;

export type KioskContact = {
  kiosk: string;
  organisation: string;
  at: number;
  ledger: LedgerReport;
  /** `KioskHealth` and clock offset as JSON. */
  health: string;
  confirmed: string | null;
  refused: { revision: string | null; reason: string } | null;
};

export type SiteRow = { id: string; organisation: string; name: LocalisedText; timeZone: string; police: boolean };
export type OrganisationRow = { id: string; name: LocalisedText };
export type KioskStateRow = {
  id: string;
  organisation: string;
  site: string;
  name: string;
  /** Ed25519, raw base64url; null while never paired. */
  publicKey: string | null;
  pairedAt: number | null;
  revokedAt: number | null;
  lastContactAt: number | null;
  health: string | null;
  confirmed: string | null;
  refused: { revision: string | null; reason: string } | null;
  /** Revision wanted: that of the latest publication. */
  wanted: string | null;
};

export type KioskStore = {
  /** Inserts or renames; never touches pairing or contact. */
  putOrganisation(organisation: OrganisationRow, sites: readonly SiteRow[]): Promise<void>;
  putKiosk(kiosk: { id: string; organisation: string; site: string; name: string }): Promise<void>;
  organisations(): Promise<OrganisationRow[]>;
  organisation(id: string): Promise<OrganisationRow | null>;
  sites(organisation: string): Promise<SiteRow[]>;
  kiosks(organisation: string): Promise<KioskStateRow[]>;
  kiosk(id: string): Promise<KioskStateRow | null>;
  site(organisation: string, site: string): Promise<SiteRow | null>;
  /** Replaces any unused code of this kiosk. Only a hash of the code is given. */
  putPairingCode(code: { hash: string; kiosk: string; expiresAt: number; createdBy: string | null }): Promise<void>;
  /** Uses the code if it is unused and not expired, and gives the kiosk this key; null otherwise. A revoked kiosk may be paired again. */
  pair(code: { hash: string; at: number }, publicKey: string): Promise<KioskStateRow | null>;
  revoke(kiosk: string, at: number): Promise<void>;
  /** Also when the key was replaced or revoked: tells unknown from revoked. */
  byPublicKey(publicKey: string): Promise<{ kiosk: KioskStateRow; current: boolean } | null>;
};

export type PublicationRow = {
  revision: string;
  kiosk: string;
  organisation: string;
  epoch: number;
  number: number;
  payload: string;
  keyId: string;
  signature: string;
  publishedAt: number;
  publishedBy: string | null;
};
export type ConfigurationStore = {
  /** False, and nothing stored, when the latest revision of the kiosk is not `basedOn` any more. */
  publish(publication: PublicationRow, basedOn: string | null): Promise<boolean>;
  latest(kiosk: string): Promise<PublicationRow | null>;
  /** What an entry of the kiosk names. */
  revision(kiosk: string, revision: string): Promise<PublicationRow | null>;
  /** As a sheet names it. */
  numbered(kiosk: string, epoch: number, number: number): Promise<PublicationRow | null>;
  /** Newest first. */
  history(kiosk: string, limit: number): Promise<Omit<PublicationRow, 'payload' | 'signature'>[]>;
};

export type PersonRow = {
  id: string;
  organisation: string;
  account: string;
  name: string;
  role: Role;
  sites: string[] | null;
  /** Whose feedback they see, where it is known; null: all. */
  departments: string[] | null;
  /** PHC string of argon2id. */
  passwordHash: string;
  /** Base64url, 32 bytes. */
  copyKey: string;
  active: boolean;
};
export type LinkRow = {
  hash: string;
  organisation: string;
  role: Role;
  name: string | null;
  sites: string[] | null;
  departments: string[] | null;
  expiresAt: number;
  createdBy: string | null;
};
export type SessionRow = { hash: string; person: string; createdAt: number; lastSeenAt: number };
export type PeopleStore = {
  putLink(link: LinkRow): Promise<void>;
  /** Unused and unexpired at `at`, else null. */
  link(hash: string, at: number): Promise<LinkRow | null>;
  /** Uses the link and makes the account in one transaction. */
  acceptLink(
    hash: string,
    at: number,
    person: Omit<PersonRow, 'organisation' | 'role' | 'sites' | 'departments' | 'active'>,
  ): Promise<PersonRow | 'link-refused' | 'already-taken'>;
  hasAdministrator(organisation: string): Promise<boolean>;
  byAccount(account: string): Promise<PersonRow | null>;
  byId(id: string): Promise<PersonRow | null>;
  people(organisation: string): Promise<PersonRow[]>;
  putSession(session: SessionRow): Promise<void>;
  session(hash: string): Promise<SessionRow | null>;
  touchSession(hash: string, at: number): Promise<void>;
  deleteSession(hash: string): Promise<void>;
};
