// What `start-collector.ts` wires and every action is handed: the store, the keys, the clock, randomness and the log.
import type { Logger } from 'pino';
import type { Nonces } from './http/nonces.ts';
import type { KeyFolder } from './keys/key-folder.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './store/store.ts';

export type Parts = {
  store: Store;
  keys: KeyFolder;
  nonces: Nonces;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
  random: (bytes: number) => Uint8Array;
  log: Logger;
  metrics: Metrics;
  collector: { id: string; version: string };
  /** Origin that people use, when the operator named it. */
  publicUrl: string | null;
  /** The collector itself speaks TLS. */
  tls: boolean;
};
