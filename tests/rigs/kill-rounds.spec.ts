// Short dose of the rig; the long one is `npm run soak`.
import { expect, test } from '@playwright/test';
import { runKillRounds } from './kill-rounds.ts';
import { failuresOf } from './rig-result.ts';

test('browser and collector killed at random moments: each recorded entry arrives once, the chain is whole', async () => {
  test.setTimeout(300_000);
  const result = await runKillRounds({ rounds: 8, controlRounds: 2, seed: 20 });
  expect(failuresOf(result)).toEqual([]);
});
