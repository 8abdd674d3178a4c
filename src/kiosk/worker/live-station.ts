// What the worker knows while it lives, shared by its first part (recording) and the part that loads later (sync, pairing,
// configuration), and what of it the page is told.

import type { Room } from '../../protocol/batch.ts';
import type { ConfigurationState, VerifiedConfiguration } from '../configuration/configuration-machine.ts';
import type { LedgerContext } from '../outbox/chain.ts';
import type { TwinOutboxStore } from '../outbox/outbox-store.ts';
import type { Recorder } from '../outbox/recorder.ts';
import type { Reserve } from '../outbox/reserve.ts';
import type { OutboxFact } from '../outbox/twin-outbox-store.ts';
import type { KioskState, WorkerToPage } from '../worker-port.ts';
import type { LoggedError } from './error-log.ts';
import type { StartCount } from './start-count.ts';
import type { ContactState, Identity, StationStore } from './station-store.ts';

export type LiveStation = {
  /** One life of the worker: monotonic times compare only within it. */
  readonly boot: string;
  readonly post: (message: WorkerToPage) => void;
  outboxStore: TwinOutboxStore;
  readonly stationStore: StationStore;
  readonly recorder: Recorder;
  shellVersion: string;
  /** A version of the shell that did not confirm its health. */
  failedShell: string | null;
  /** A visit is under way. */
  busy: boolean;
  ledgerId: string;
  identity: Identity | null;
  configuration: ConfigurationState | null;
  /** A newer configuration that the page is trying out. */
  trial: VerifiedConfiguration | null;
  contact: ContactState;
  /** Setting it adds to `errors`. */
  lastError: string | null;
  /** What happened to the outbox and does not stand in the ledger yet. */
  readonly untold: OutboxFact[];
  readonly errors: () => readonly LoggedError[];
  /** Opened when it is first needed. */
  readonly reserve: () => Promise<Reserve>;
  /** What is still taken as space runs out. */
  room: Room;
  freeBytes: number | null;
  starts: StartCount;
  /** After a crash loop, until it is calm again. */
  safeMode: boolean;
  /** The ledger knows of this life. */
  hasToldStart: boolean;
};

export function announce(live: LiveStation): void {
  live.post({ type: 'state', state: kioskState(live) });
}

function kioskState({ identity, configuration, trial, contact, safeMode, room }: LiveStation): KioskState {
  if (!identity || !configuration) return { state: 'unpaired' };
  const { configuration: shown, revision, readers = [] } = trial ?? configuration.current;
  const pin = shown.panelPin ?? null;
  if (contact.refusal) return { state: 'refused', problem: contact.refusal, kiosk: identity.kiosk, pin };
  return { state: 'paired', kiosk: identity.kiosk, revision, configuration: shown, pin, safeMode, room, readers };
}

/** null while nothing may be taken. */
export function ledgerContext({ identity, configuration, contact, ledgerId, boot }: LiveStation): LedgerContext | null {
  if (!identity || !configuration || contact.refusal) return null;
  const { organisation, site, kiosk } = identity;
  return { organisation, site, kiosk, ledgerId, boot, offsetMs: contact.offsetMs };
}
