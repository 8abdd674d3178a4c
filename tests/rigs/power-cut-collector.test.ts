// Short dose of the rig; the long one is `npm run soak`.
import { expect, test } from 'vitest';
import { runPowerCutCollector } from './power-cut-collector.ts';
import { failuresOf, isSkipped, sayLoudly } from './rig-result.ts';

test('a power cut under the collector loses nothing that it acknowledged', { timeout: 120_000 }, async ({ skip }) => {
  const result = await runPowerCutCollector({ rounds: 4, controlRounds: 2, seed: 1 });
  if (!isSkipped(result)) return expect(failuresOf(result)).toEqual([]);
  sayLoudly(result);
  skip(result.skipped);
});
