// The words that page and worker exchange. The page shows and collects; the worker alone writes, seals and sends. The page never
// touches IndexedDB and never waits for the network.
import type { Configuration, PanelPin } from '../protocol/configuration.ts';
import type { EntryKind } from '../protocol/entry.ts';
import type { RevisionId } from '../protocol/ids.ts';
import type { ProblemCode } from '../protocol/problem.ts';

/** So long a visitor waits for their entry to be durable before they hear "sorry": a worker may still be opening its store. */
export const RECORD_PATIENCE_MS = 6_000;

/** An entry before the worker numbers, seals, chains and writes it. Times and revision are fixed here, at the touch. */
export type EntryDraft = {
  /** UUIDv7. A draft sent again with the same id is written once. */
  id: string;
  visit: string;
  kind: Extract<EntryKind, 'rating' | 'reasons' | 'comment' | 'visit-end'>;
  revision: RevisionId;
  locale: string;
  /** Milliseconds since 1970 by the kiosk's wall clock. */
  wallMs: number;
  /** `performance.timeOrigin + performance.now()` of the page: comparable with the worker's own. */
  monotonicOriginMs: number;
  /** Words are sealed by the worker before anything is written. */
  body: { form: 'plain'; value: unknown } | { form: 'sealed'; value: unknown };
};

export type PageToWorker =
  | { type: 'hello'; shellVersion: string }
  | { type: 'record'; call: number; draft: EntryDraft }
  /** The visitor has been told "not kept": the draft of this call must not be written any more. */
  | { type: 'withdraw'; call: number }
  /** A visit has begun (`busy`) or the kiosk is between two visits: configurations and versions change only then. */
  | { type: 'visit-state'; busy: boolean }
  | { type: 'pair'; call: number; code: string }
  | { type: 'sync-now' }
  /** Background Sync, `online`: reasons to try, never proof. */
  | { type: 'wake'; reason: 'background-sync' | 'online' | 'visit-end' | 'visible' }
  | { type: 'panel-report'; call: number }
  /** The page put the configuration on screen without failing. */
  | { type: 'configuration-shown'; revision: RevisionId }
  | { type: 'configuration-failed'; revision: RevisionId; reason: string };

export type WorkerToPage =
  | { type: 'state'; state: KioskState }
  /** Durable: `transaction.oncomplete` of a strict transaction has fired. */
  | { type: 'recorded'; call: number }
  | { type: 'not-recorded'; call: number; reason: 'unpaired' | 'storage' | 'too-large' | 'sealing' | 'withdrawn' }
  | { type: 'pair-result'; call: number; result: { ok: true } | { ok: false; problem: ProblemCode | 'network' | 'storage' } }
  | { type: 'panel-report'; call: number; report: PanelReport };

export type KioskState =
  | { state: 'starting' }
  /** Another window or a frozen one holds the outbox. */
  | { state: 'elsewhere' }
  /** No IndexedDB, no Web Locks, no secure context: the kiosk takes nothing. `missing` is for the operator. */
  | { state: 'unsupported'; missing: string }
  | { state: 'unpaired' }
  | { state: 'paired'; kiosk: string; revision: RevisionId; configuration: Configuration; pin: PanelPin | null }
  /** Revoked or unknown to the collector: takes nothing more, keeps what it holds. */
  | { state: 'refused'; problem: 'kiosk-revoked' | 'kiosk-unknown'; kiosk: string; pin: PanelPin | null };

/** What the staff panel shows. Words are never in it. Times are milliseconds since 1970. */
export type PanelReport = {
  kiosk: string | null;
  fingerprint: string | null;
  revision: RevisionId | null;
  refusedRevision: { revision: string | null; reason: string } | null;
  shellVersion: string;
  waiting: { ratings: number; comments: number; other: number; oldestAt: number | null };
  shelved: number;
  recorded: number;
  lastSuccessAt: number | null;
  lastFailure: { at: number; reason: string } | null;
  nextTryAt: number | null;
  sending: boolean;
  storage: { usedBytes: number | null; quotaBytes: number | null; persisted: boolean | null };
};
