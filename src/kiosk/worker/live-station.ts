// What the worker knows while it lives, shared by its first part (recording) and the part that loads later (sync, pairing,
// configuration), and what of it the page is told.
import type { ConfigurationState, VerifiedConfiguration } from '../configuration/configuration-machine.ts';
import type { LedgerContext } from '../outbox/chain.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { Recorder } from '../outbox/recorder.ts';
import type { KioskState, WorkerToPage } from '../worker-port.ts';
import type { ContactState, Identity, StationStore } from './station-store.ts';

export type LiveStation = {
  /** One life of the worker: monotonic times compare only within it. */
  readonly boot: string;
  readonly post: (message: WorkerToPage) => void;
  readonly outboxStore: OutboxStore;
  readonly stationStore: StationStore;
  readonly recorder: Recorder;
  shellVersion: string;
  /** A visit is under way. */
  busy: boolean;
  ledgerId: string;
  identity: Identity | null;
  configuration: ConfigurationState | null;
  /** A newer configuration that the page is trying out. */
  trial: VerifiedConfiguration | null;
  contact: ContactState;
  lastError: string | null;
  /** The ledger knows of this life. */
  hasToldStart: boolean;
};

export function announce(live: LiveStation): void {
  live.post({ type: 'state', state: kioskState(live) });
}

function kioskState({ identity, configuration, trial, contact }: LiveStation): KioskState {
  if (!identity || !configuration) return { state: 'unpaired' };
  const { configuration: shown, revision } = trial ?? configuration.current;
  const pin = shown.panelPin ?? null;
  if (contact.refusal) return { state: 'refused', problem: contact.refusal, kiosk: identity.kiosk, pin };
  return { state: 'paired', kiosk: identity.kiosk, revision, configuration: shown, pin };
}

/** null while nothing may be taken. */
export function ledgerContext({ identity, configuration, contact, ledgerId, boot }: LiveStation): LedgerContext | null {
  if (!identity || !configuration || contact.refusal) return null;
  const { organisation, site, kiosk } = identity;
  return { organisation, site, kiosk, ledgerId, boot, offsetMs: contact.offsetMs };
}
