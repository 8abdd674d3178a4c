// Short dose of the rig: the whole folders and a few files on each back end; every file in every way is `npm run soak`.
import { expect, test } from '@playwright/test';
import { runCorruption } from './corruption.ts';
import { failuresOf } from './rig-result.ts';

test('storage deleted or damaged under waiting entries: all arrive, or the collector is told which do not', async () => {
  test.setTimeout(600_000);
  const result = await runCorruption({ damages: 5, controlRounds: 1, seed: 1 });
  expect(failuresOf(result)).toEqual([]);
});
