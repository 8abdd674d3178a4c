// The words that page and worker exchange. The page shows and collects; the worker alone writes, seals and sends. The page never
// touches IndexedDB and never waits for the network.
import type { Room } from '../protocol/batch.ts';
import type { Configuration, PanelPin } from '../protocol/configuration.ts';
import type { EntryKind } from '../protocol/entry.ts';
import type { RevisionId } from '../protocol/ids.ts';
import type { ProblemCode } from '../protocol/problem.ts';
import type { Reader } from '../protocol/publication.ts';

/** So long a visitor waits for their entry to be durable before they hear "sorry": a worker may still be opening its store. */
export const RECORD_PATIENCE_MS = 6_000;

/** An entry before the worker numbers, seals, chains and writes it. Times and revision are fixed here, at the touch. */
export type EntryDraft = {
  /** UUIDv7. A draft sent again with the same id is written once. */
  id: string;
  visit: string;
  kind: Exclude<EntryKind, 'station-event'>;
  revision: RevisionId;
  locale: string;
  /** Milliseconds since 1970 by the kiosk's wall clock. */
  wallMs: number;
  /** `performance.timeOrigin + performance.now()` of the page: comparable with the worker's own. */
  monotonicOriginMs: number;
  /** As far as the visitor has said. */
  department?: string;
  service?: string;
  /** Words are sealed by the worker before anything is written. */
  body: { form: 'plain'; value: unknown } | { form: 'sealed'; value: unknown };
};

/** What the visitor takes away of a message, as they read it. Told once, and kept nowhere. */
export type Receipt = {
  reference: string;
  secret: string;
  /** What a phone opens: the secret is in its fragment. Null where the configuration names no address. */
  address: string | null;
};

/** Whether an entry is durable; of a message that is, its receipt. */
export type Kept = boolean | Receipt;

export type PageToWorker =
  /** `renewed`: this page took another's place after a visit with words, which is no start of the kiosk. */
  | { type: 'hello'; shellVersion: string; unfinishedStarts: number; renewed: boolean }
  | { type: 'record'; call: number; draft: EntryDraft }
  /** The visitor has been told "not kept": the draft of this call must not be written any more. */
  | { type: 'withdraw'; call: number }
  /** A visitor reads a message over before they send it: its receipt can be made. */
  | { type: 'expect-message' }
  /** A visit has begun (`busy`) or the kiosk is between two visits: configurations and versions change only then. */
  | { type: 'visit-state'; busy: boolean }
  | { type: 'pair'; call: number; code: string }
  /** A visitor found that the kiosk takes no rating, or nothing at all, for want of space. */
  | { type: 'turned-away'; kind: 'ratings' | 'messages' }
  | { type: 'sync-now' }
  /** Again and again, as long as the page does not stand still. */
  | { type: 'alive'; isSeen: boolean }
  /** Background Sync, `online`: reasons to try, never proof. */
  | { type: 'wake'; reason: 'background-sync' | 'online' | 'visit-end' | 'visible' }
  | { type: 'panel-report'; call: number }
  | { type: 'rescue'; call: number; ask: RescueAsk }
  /** Staff with this reader key read what waits, newest first; `before` is where the page before ended. */
  | { type: 'open-words'; call: number; reader: string; before: number | null }
  /** The page put the configuration on screen without failing. */
  | { type: 'configuration-shown'; revision: RevisionId }
  | { type: 'configuration-failed'; revision: RevisionId; reason: string }
  /** A version of the shell that did not confirm its health, while the one before serves; null when there is none. */
  | { type: 'shell-report'; failedShell: string | null };

export type WorkerToPage =
  | { type: 'state'; state: KioskState }
  /** Durable: `transaction.oncomplete` of a strict transaction has fired. */
  | { type: 'recorded'; call: number; receipt?: Receipt }
  | { type: 'not-recorded'; call: number; reason: 'unpaired' | 'storage' | 'too-large' | 'sealing' | 'withdrawn' }
  | { type: 'pair-result'; call: number; result: { ok: true } | { ok: false; problem: ProblemCode | 'network' | 'storage' } }
  | { type: 'panel-report'; call: number; report: PanelReport }
  | { type: 'rescue'; call: number; told: RescueTold }
  /** null: the reading could not be written down, so there is nothing to read. */
  | { type: 'words'; call: number; page: WordsPage | null };

export type KioskState =
  | { state: 'starting' }
  /** Another window or a frozen one holds the outbox. */
  | { state: 'elsewhere' }
  /** No IndexedDB, no Web Locks, no secure context: the kiosk takes nothing. `missing` is for the operator. */
  | { state: 'unsupported'; missing: string }
  | { state: 'unpaired' }
  | {
      state: 'paired';
      kiosk: string;
      revision: RevisionId;
      configuration: Configuration;
      pin: PanelPin | null;
      safeMode: boolean;
      room: Room;
      readers: readonly Reader[];
    }
  /** Revoked or unknown to the collector: takes nothing more, keeps what it holds. */
  | { state: 'refused'; problem: 'kiosk-revoked' | 'kiosk-unknown'; kiosk: string; pin: PanelPin | null };

/** `before`: ask again with it for what is older; null when there is no more. */
export type WordsPage = { entries: WaitingWords[]; before: number | null };
/** Words that wait to be sent, still sealed. */
export type WaitingWords = {
  id: string;
  /** The kiosk's wall clock, milliseconds since 1970, rounded down to the hour. */
  hourMs: number;
  /** The last face of the same visit. */
  face: { scaleId: string; valueId: string } | null;
  /** A `SealedBody`; null when it is not sealed to this reader. */
  body: string | null;
};

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
  room: Room;
  refusals: { ratings: number; messages: number };
  starts: { total: number; unhealthy: number };
  safeMode: boolean;
  errors: readonly { at: number; what: string }[];
};

/** A rescue is made step by step: first `plan`, then each `part` of it from 1; or `codes`, the first time after null. */
export type RescueAsk = { step: 'plan' } | { step: 'part'; number: number } | { step: 'codes'; after: number | null };
export type RescueTold =
  /** No parts: nothing waits. */
  | { step: 'planned'; kiosk: string; entries: number; parts: number }
  /** One line of the file; null when all of it has been sent since. */
  | { step: 'part'; line: string | null }
  /** Texts of QR codes; `more`: where the next messages begin. */
  | { step: 'codes'; frames: string[]; words: number; more: number | null }
  | { step: 'failed'; reason: string };
