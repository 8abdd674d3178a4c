// Short dose of the rig; the long one is `npm run soak`.
import { expect, test } from '@playwright/test';
import { runPowerCutKiosk } from './power-cut-kiosk.ts';
import { failuresOf, isSkipped, sayLoudly } from './rig-result.ts';

test('a power cut under the kiosk loses nothing that was answered "recorded"', async () => {
  test.setTimeout(300_000);
  const result = await runPowerCutKiosk({ rounds: 4, controlRounds: 2, seed: 1 });
  if (isSkipped(result)) sayLoudly(result);
  test.skip(isSkipped(result), 'the power can’t be cut here');
  if (!isSkipped(result)) expect(failuresOf(result)).toEqual([]);
});
