// The station store with a second place for who the kiosk is: read only when the first has lost it, written behind each change. Otherwise
// it stays closed: a power cut can ruin a database that is open, and Chromium then deletes it.
import type { ConfigurationState } from '../configuration/configuration-machine.ts';
import type { KeptIdentity } from './identity-bucket.ts';
import { NO_CONTACT, type StationStore } from './station-store.ts';
import { withinTime } from './within-time.ts';

/** A second place that does not answer must not keep a kiosk from being paired. */
const BUCKET_LIMIT_MS = 3_000;
/** A slow or failing disk (as after a power cut) is no sign that the kiosk was never paired: its start is tried again so often first. */
const READS_BORNE = 4;
const KEEP_AGAIN_MS = 7 * 24 * 60 * 60 * 1000;

export type IdentityBucket = {
  readIdentityBucket(): Promise<KeptIdentity | null>;
  writeIdentityBucket(kept: KeptIdentity): Promise<void>;
};

export function keptStationStore(
  store: StationStore,
  loadBucket: () => Promise<IdentityBucket>,
  failed: (error: unknown) => void,
  nowMs: () => number,
): StationStore {
  let identity: KeptIdentity['identity'] | null = null;
  let failedReads = 0;

  async function load() {
    const station = await store.load();
    if (!station.identity) return { ...station, ...(await broughtBack()) };
    identity = station.identity;
    // A kiosk that was paired by a version without a second place has none yet; and what happens to that place is not noticed from here.
    if (station.configuration && station.kept !== markOf(identity, station.configuration)) void keep(station.configuration);
    return station;
  }

  /** Into the first place too, so that everything else is as before. */
  async function broughtBack() {
    const reading = loadBucket().then((bucket) => bucket.readIdentityBucket());
    const kept = await withinTime(reading, BUCKET_LIMIT_MS).catch((error: unknown) => {
      if (++failedReads <= READS_BORNE) throw error;
      failed(error);
      return null;
    });
    if (!kept) return null;
    identity = kept.identity;
    const station = { ...kept, contact: NO_CONTACT };
    await store.pair(station, null);
    return station;
  }

  async function keep(configuration: ConfigurationState): Promise<void> {
    if (!identity) return;
    const kept = { identity, configuration };
    await loadBucket()
      .then((bucket) => bucket.writeIdentityBucket(kept))
      .then(() => store.putKept(markOf(kept.identity, configuration)))
      .catch(failed);
  }

  function markOf({ keyId }: KeptIdentity['identity'], { current, confirmed }: ConfigurationState): string {
    return [keyId, current.revision, confirmed, Math.floor(nowMs() / KEEP_AGAIN_MS)].join(' ');
  }

  return {
    ...store,
    load,
    async pair(station, newLedgerId) {
      await store.pair(station, newLedgerId);
      identity = station.identity;
      void keep(station.configuration);
    },
    async putConfiguration(configuration) {
      await store.putConfiguration(configuration);
      void keep(configuration);
    },
  };
}
