// Facts about the kiosk itself, written into the ledger like any other entry: started, paired, configuration taken over, clock jumped.
import type { StationEventBody } from '../../protocol/entry.ts';
import { uuidV7 } from '../../protocol/uuid-v7.ts';
import type { LiveStation } from './live-station.ts';

export type StationFact =
  | { event: 'started'; shellVersion: string }
  | { event: 'paired' }
  | { event: 'configuration-applied'; revision: string }
  /** The wall clock moved against the monotonic one by so much since the last look; negative: backwards. */
  | { event: 'clock-jumped'; byMs: number };

/** Not written while the kiosk takes nothing; a failing disk shows in the health report, not here. */
export async function recordStationFact(live: LiveStation, fact: StationFact): Promise<void> {
  if (!live.configuration) return;
  const wallMs = Date.now();
  await live.recorder.record({
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
}
