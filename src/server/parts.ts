// What `start-collector.ts` wires and every action is handed: the store, the keys, the clock, randomness and the log.
import type { Logger } from 'pino';
import type { CaseOpener } from './cases/case-opener.ts';
import type { DuesFor } from './cases/dues.ts';
import type { ErasureList } from './erasures/erasure-list.ts';
import type { KioskTurns } from './fleet/kiosk-turns.ts';
import type { Nonces } from './http/nonces.ts';
import type { KeyFolder } from './keys/key-folder.ts';
import type { MailQueue } from './letters/mail-queue.ts';
import type { LiveDesk } from './live/live-desk.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './store/store.ts';

export type Parts = {
  store: Store;
  keys: KeyFolder;
  erasures: ErasureList;
  nonces: Nonces;
  turns: KioskTurns;
  caseOpener: CaseOpener;
  dues: DuesFor;
  live: LiveDesk;
  /** null: this collector sends no e-mail. */
  mail: MailQueue | null;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
  random: (bytes: number) => Uint8Array;
  log: Logger;
  metrics: Metrics;
  collector: { id: string; version: string };
  /** Origin that people use, when the operator named it. */
  publicUrl: string | null;
  /** Host name that passkeys are made for, when the operator named it. */
  rpId: string | null;
  /** The collector itself speaks TLS. */
  tls: boolean;
};
