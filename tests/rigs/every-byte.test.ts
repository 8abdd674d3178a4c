// Short dose of the rig, each seventh byte; each byte is `npm run soak`.
import { expect, test } from 'vitest';
import { runEveryByte } from './every-byte.ts';
import { failuresOf } from './rig-result.ts';

test('request and answer cut at every seventh byte: whole or not at all, and once in the end', { timeout: 120_000 }, async () => {
  const result = await runEveryByte({ everyNth: 7, sizes: 2, samples: 20, controlRounds: 10, seed: 1 });
  expect(failuresOf(result)).toEqual([]);
});
