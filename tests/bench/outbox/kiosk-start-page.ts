// The page that starts the kiosk's built worker again and again, with whatever waits in its outbox.
import { aTap, type KioskClient, startKiosk } from '../kiosk-client.ts';
import { sampleRating } from '../sample-entries.ts';

const AT_ONCE = 100;
let client: KioskClient | undefined;

const page = {
  pair: async (workerUrl: string, code: string): Promise<void> => {
    client = startKiosk(workerUrl);
    await client.untilState('unpaired');
    await client.pair(code);
    await client.untilState('paired');
  },
  fill: async (count: number): Promise<void> => {
    const state = await client?.untilState('paired');
    if (!client || state?.state !== 'paired') throw new Error('not paired');
    const { record } = client;
    const { revision } = state;
    for (let done = 0; done < count; done += AT_ONCE)
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, place) => record(aTap({ revision, body: { form: 'plain', value: sampleRating(place) } }))),
      );
  },
  /** Sends until nothing waits. */
  drain: async (): Promise<void> => {
    if (!client) throw new Error('not started');
    for (;;) {
      const { waiting } = await client.report();
      if (waiting.ratings + waiting.other === 0) return;
      client.syncNow();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  },
  /** From nothing to ready for the first tap. */
  start: async (workerUrl: string): Promise<number> => {
    client?.worker.terminate();
    const from = performance.now();
    client = startKiosk(workerUrl);
    await client.untilState('paired');
    return performance.now() - from;
  },
};
export type KioskStartPage = typeof page;
declare global {
  var kioskStartPage: KioskStartPage;
}
globalThis.kioskStartPage = page;
