// Facts about the kiosk itself, written into the ledger like any other entry: started, paired, configuration taken over, clock jumped,
// rescue made.
import type { StationEventBody } from '../../protocol/entry.ts';
import { uuidV7 } from '../../protocol/uuid-v7.ts';
import type { OutboxFact } from '../outbox/twin-outbox-store.ts';
import type { LiveStation } from './live-station.ts';

export type StationFact =
  | OutboxFact
  | { event: 'started'; shellVersion: string }
  | { event: 'paired' }
  | { event: 'configuration-applied'; revision: string }
  /** What waited was taken off by hand. */
  | { event: 'rescue-made'; as: 'file' | 'codes'; entries: number }
  /** The wall clock moved against the monotonic one by so much since the last look; negative: backwards. */
  | { event: 'clock-jumped'; byMs: number }
  /** The collector was restored from a backup: these numbers were sent before and go once more. */
  | { event: 'resend-begun'; from: number; through: number }
  /** Staff opened waiting words in the panel: with which reader key, and which entries. */
  | { event: 'words-opened'; reader: string; entries: readonly string[] };

/** False when it is not on disk: nothing is written while the kiosk takes nothing. A failing disk shows in the health report, too. */
export async function recordStationFact(live: LiveStation, fact: StationFact): Promise<boolean> {
  if (!live.configuration) return false;
  const wallMs = Date.now();
  const result = await live.recorder.record({
    id: uuidV7(wallMs, crypto.getRandomValues(new Uint8Array(10))),
    visit: null,
    kind: 'station-event',
    revision: live.configuration.current.revision,
    locale: null,
    wallMs,
    monotonicMs: Math.round(performance.now()),
    bodyForm: 'plain',
    body: JSON.stringify(fact satisfies StationEventBody),
  });
  return result === 'recorded';
}

/** Once the kiosk may write: what was found of the outbox while it could not. */
export async function tellUntold(live: LiveStation): Promise<void> {
  while (live.configuration && live.untold.length > 0) {
    await recordStationFact(live, live.untold.shift() as OutboxFact);
  }
}
