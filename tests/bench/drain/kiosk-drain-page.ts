// Ours: the outbox is filled by taps through the built worker while the collector is down, and drained by the worker itself.
import { aTap, type KioskClient, startKiosk } from '../kiosk-client.ts';
import { sampleRating } from '../sample-entries.ts';
import type { DrainPage } from './drain-page.ts';

/** How many taps are under way at once while filling: the filling itself is not timed. */
const AT_ONCE = 50;
const LOOK_EVERY_MS = 5;

let client: KioskClient | undefined;

const kioskDrainPage = {
  pair: async (workerUrl: string, pairingCode: string): Promise<void> => {
    client = startKiosk(workerUrl);
    await client.untilState('unpaired');
    await client.pair(pairingCode);
    await client.untilState('paired');
  },
  fill: async (count: number): Promise<void> => {
    const kiosk = paired();
    const state = await kiosk.untilState('paired');
    if (state.state !== 'paired') return;
    const { revision } = state;
    for (let done = 0; done < count; done += AT_ONCE) {
      const drafts = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, place) =>
        aTap({ revision, body: { form: 'plain', value: sampleRating(done + place) } }),
      );
      await Promise.all(drafts.map((draft) => kiosk.record(draft)));
    }
  },
  drain: async (): Promise<number> => {
    const kiosk = paired();
    const from = performance.now();
    kiosk.syncNow();
    while ((await waiting(kiosk)) > 0) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    return performance.now() - from;
  },
} satisfies DrainPage & { pair: unknown };
export type KioskDrainPage = typeof kioskDrainPage;
globalThis.drainPage = kioskDrainPage;

async function waiting(kiosk: KioskClient): Promise<number> {
  const { ratings, comments, other } = (await kiosk.report()).waiting;
  return ratings + comments + other;
}

function paired(): KioskClient {
  if (!client) throw new Error('not paired yet');
  return client;
}
