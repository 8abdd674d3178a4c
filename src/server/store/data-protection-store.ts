// The port to data protection: words read through to find a person, erased together and for ever, held back from erasing, aged out.
import type { CaseReader } from './case-store.ts';
import type { Erasure, StoredEntry } from './store.ts';

export type HoldTarget = { of: 'case' | 'entry'; target: string };
export type LegalHold = HoldTarget & { organisation: string; placedAt: number; placedBy: string; ground: string };

/** Words of one fact of a case. */
export type WordErasure = { fact: string; organisation: string; at: number };
/** Entries and cases; of a case go the words of all its facts. */
export type Found = { entries: readonly string[]; cases: readonly string[] };
export type Erased = { entries: string[]; facts: string[]; cases: string[] };
export type ErasureOrder = Found & {
  organisation: string;
  at: number;
  actor: string;
  /** For the audit log. */
  action: string;
  /** Of what is on hold: all is refused with `on-legal-hold`, or it alone is left. */
  held: 'refuse' | 'leave';
};

export type Period = { organisation: string; fromMs: number; toMs: number };
export type SealedEntry = Pick<StoredEntry, 'id' | 'kind' | 'site' | 'kiosk' | 'revision' | 'visit' | 'header' | 'body' | 'receivedAt'> & {
  arrival: number;
};
export type SealedWordsOfFact = { id: string; case: string; change: number; at: number; fact: string; by: string; words: string };

/** What is older than its limit. Of entries with a case, and of cases, the day on which the case ended counts; while it has not, nothing. */
export type Limits = {
  organisation: string;
  commentsBefore: number | null;
  messagesBefore: number | null;
  casesEndedBefore: number | null;
  ratingsBefore: number | null;
};

export type DataProtectionStore = {
  /** Entries with words that arrived in the period, in order of arrival. */
  sealedEntries(query: Period & { after: number; limit: number }): Promise<SealedEntry[]>;
  /** Facts with words that came in the period, in order of changes. */
  sealedFacts(query: Period & { after: number; limit: number }): Promise<SealedWordsOfFact[]>;
  /** Cases of these references. */
  casesByReference(organisation: string, reference: string): Promise<string[]>;
  /** With them: the other words of each visit, the case of each entry, the entry of each case. */
  withRelatives(organisation: string, found: Found): Promise<{ entries: string[]; cases: string[] }>;
  /** What of it is there, with its words. */
  wordsOf(organisation: string, found: Found): Promise<{ entries: SealedEntry[]; facts: SealedWordsOfFact[] }>;
  /**
   * In one transaction, with the audit log. `list` is told what will be erased before anything is, and has to have it on the disk when it
   * resolves; a hold that is placed at the same time comes before all of it or after.
   */
  erase(order: ErasureOrder, list: (entries: Erasure[], words: WordErasure[]) => Promise<void>): Promise<Erased>;
  /** For a restored database: words of these facts go, and none of them come again. Gives how many were not gone already. */
  eraseWordsAgain(words: readonly WordErasure[]): Promise<number>;
  /** After change `after`, of what this reader may have a copy of: items to drop, cases whose words to drop. */
  erasedSince(query: { organisation: string; reader: CaseReader; after: number }): Promise<{ entries: string[]; cases: string[] }>;
  holds(organisation: string): Promise<LegalHold[]>;
  /** False: there is no such case or entry, or its words are erased. */
  placeHold(hold: LegalHold): Promise<boolean>;
  /** False: there was none. */
  liftHold(hold: HoldTarget & { organisation: string; at: number; by: string }): Promise<boolean>;
  /** What has outlived its limit and is not held, at most `limit` of each. */
  outlived(limits: Limits, limit: number): Promise<{ entries: string[]; cases: string[] }>;
  retentionPolicy(organisation: string): Promise<string | null>;
  putRetentionPolicy(policy: { organisation: string; policy: string; putAt: number }): Promise<void>;
  /** True for one of all who ask for that day; again for another if the one before has not finished within `patienceMs`. */
  beginRun(run: { organisation: string; day: string; at: number; patienceMs: number }): Promise<boolean>;
  endRun(run: { organisation: string; day: string; at: number }): Promise<void>;
  /** `query`: sealed. With the event for the audit log, `action`, in one transaction. */
  putSearch(search: {
    organisation: string;
    id: string;
    at: number;
    query: string;
    actor: string;
    action: string;
    details: string;
  }): Promise<void>;
  searches(organisation: string): Promise<{ id: string; at: number; query: string }[]>;
  forgetSearches(organisation: string, ids: readonly string[]): Promise<void>;
  forgetSearchesBefore(organisation: string, before: number): Promise<number>;
  /** Empties the write-ahead log of what was erased, if nobody is in the way. */
  scrub(): Promise<void>;
};
