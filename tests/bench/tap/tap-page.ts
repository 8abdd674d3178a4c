// The page of the tap benchmark: several workers beside each other, tapped in turn, each tap timed from the call to the
// worker's word that it is durable.
import type { RevisionId } from '../../../src/protocol/ids.ts';
import { aTap, type KioskClient, startKiosk } from '../kiosk-client.ts';
import { sampleRating } from '../sample-entries.ts';

const SAMPLE_REVISION = '1.1.AAAAAAAAAAAAAAAA' as RevisionId;
const contenders = new Map<string, { client: KioskClient; revision: RevisionId }>();

const page = {
  /** The kiosk's own worker, paired with the collector behind this page's origin. */
  startPaired: async (name: string, workerUrl: string, pairingCode: string): Promise<void> => {
    const client = startKiosk(workerUrl);
    await client.untilState('unpaired');
    await client.pair(pairingCode);
    const state = await client.untilState('paired');
    if (state.state === 'paired') contenders.set(name, { client, revision: state.revision });
  },
  start: async (name: string, workerUrl: string): Promise<void> => {
    const client = startKiosk(workerUrl);
    await client.untilState('unpaired');
    contenders.set(name, { client, revision: SAMPLE_REVISION });
  },
  /** Milliseconds of each of `count` taps, one after another. */
  tap: async (name: string, count: number): Promise<number[]> => {
    const contender = contenders.get(name);
    if (!contender) throw new Error(`${name} is not started`);
    const { client, revision } = contender;
    const durations: number[] = [];
    for (let place = 0; place < count; place++) {
      const draft = aTap({ revision, body: { form: 'plain', value: sampleRating(place) } });
      const from = performance.now();
      await client.record(draft);
      durations.push(performance.now() - from);
    }
    return durations;
  },
};
export type TapPage = typeof page;
declare global {
  var tapPage: TapPage;
}
globalThis.tapPage = page;
