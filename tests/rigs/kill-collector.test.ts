// Short dose of the rig; the long one is `npm run soak`.
import { expect, test } from 'vitest';
import { runKillCollector } from './kill-collector.ts';
import { failuresOf } from './rig-result.ts';

test('a collector killed in the middle of batches has all that it acknowledged, in a whole file', { timeout: 120_000 }, async () => {
  expect(failuresOf(await runKillCollector({ rounds: 10, controlRounds: 2, seed: 1 }))).toEqual([]);
});
