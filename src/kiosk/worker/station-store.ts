// The port to what the kiosk knows of itself: who it is, what it shows, how the last contact went. Each write is one transaction;
// when its promise resolves it is committed.
import type { ConfigurationState } from '../configuration/configuration-machine.ts';
import type { StartCount } from './start-count.ts';

export type Identity = {
  organisation: string;
  site: string;
  kiosk: string;
  /** Raw Ed25519 public key, base64url: names the key in every signature. */
  keyId: string;
  /** Not extractable: it never leaves this browser. */
  privateKey: CryptoKey;
  /** The organisation's configuration keys, pinned at pairing. */
  configurationKeys: readonly { keyId: string; publicKey: string }[];
  collectorId: string;
  pairedAt: number;
};

export type ContactState = {
  /** Collector's clock minus the kiosk's, milliseconds. */
  offsetMs: number | null;
  collectorVersion: string | null;
  lastSuccessAt: number | null;
  lastFailure: { at: number; reason: string } | null;
  /** The collector does not want this kiosk; kept so that a restart does not forget it. */
  refusal: 'kiosk-revoked' | 'kiosk-unknown' | null;
};

export const NO_CONTACT: ContactState = { offsetMs: null, collectorVersion: null, lastSuccessAt: null, lastFailure: null, refusal: null };

type Station = {
  identity: Identity | null;
  configuration: ConfigurationState | null;
  contact: ContactState;
  starts: StartCount;
  /** What was last written to the second place, in short; null: nothing yet. */
  kept: string | null;
};
export type PairedStation = { identity: Identity; configuration: ConfigurationState; contact: ContactState };

export type StationStore = {
  load(): Promise<Station>;
  /** All of it in one strict transaction. `newLedgerId` starts a new ledger and drops the (sent) entries of the old one. */
  pair(station: PairedStation, newLedgerId: string | null): Promise<void>;
  putConfiguration(configuration: ConfigurationState): Promise<void>;
  /** Not strict: losing the last one costs nothing. */
  putContact(contact: ContactState): Promise<void>;
  /** Not strict: when it is lost, the second place is written once more. */
  putKept(mark: string): Promise<void>;
  /** Not strict: it has to survive a crash of the page, not of the machine. */
  putStarts(starts: StartCount): Promise<void>;
};
