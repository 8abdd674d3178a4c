// The seeded scenarios as a rig: millions of lives of a kiosk in a simulation, spread over the machine's cores. The controls are the
// clients known to be bad.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { BAD_CLIENTS, type BadClient } from '../scenario/bad-clients.ts';
import { runScenario } from '../scenario/run-scenario.ts';
import type { RigOptions, RigResult } from './rig-result.ts';

type Stretch = { from: number; seeds: number };
type StretchResult = { entries: number; broken: string[] };

const STRETCH = 1_000;

/** `rounds`: seeds from `seed` on; stops soon after the first that breaks the promise. `controlRounds`: seeds that each bad client gets. */
export async function runSimulation({ rounds, controlRounds, seed, say }: RigOptions): Promise<RigResult> {
  const control = { what: 'bad clients convicted', rounds: BAD_CLIENTS.length, caughtIn: 0 };
  const result: RigResult = { rig: 'simulation', seed, rounds, recorded: 0, lost: 0, doubled: 0, broken: [], control };
  let next = seed;
  let done = 0;
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      const worker = new Worker(new URL(import.meta.url));
      while (next < seed + rounds && result.broken.length === 0) {
        const stretch: Stretch = { from: next, seeds: Math.min(STRETCH, seed + rounds - next) };
        next += stretch.seeds;
        worker.postMessage(stretch);
        const [{ entries, broken }] = (await once(worker, 'message')) as [StretchResult];
        result.recorded += entries;
        result.broken.push(...broken);
        done += stretch.seeds;
        say?.(`simulation: ${done} of ${rounds} seeds, ${result.recorded} entries`);
      }
      await worker.terminate();
    }),
  );
  for (const badClient of BAD_CLIENTS) if (await isConvicted(badClient, seed, controlRounds)) control.caughtIn++;
  return result;
}

async function runStretch({ from, seeds }: Stretch): Promise<StretchResult> {
  const result: StretchResult = { entries: 0, broken: [] };
  for (let seed = from; seed < from + seeds; seed++) {
    const { violations, entries } = await runScenario(seed);
    result.entries += entries;
    result.broken.push(...violations.map((violation) => `seed ${seed}: ${violation}`));
    if (result.broken.length > 0) break;
  }
  return result;
}

async function isConvicted(badClient: BadClient, seed: number, seeds: number): Promise<boolean> {
  for (let tried = 0; tried < seeds; tried++) if ((await runScenario(seed + tried, badClient)).violations.length > 0) return true;
  return false;
}

if (!isMainThread) parentPort?.on('message', async (stretch: Stretch) => parentPort?.postMessage(await runStretch(stretch)));
