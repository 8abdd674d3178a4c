// Thousands of seeded lives of a kiosk, each under other faults: everything thanked for is stored once, in order. The same rig must
// convict clients that are known to lose or to invent success; else it proves nothing.
import { describe, expect, it } from 'vitest';
import { type BadClient, runScenario } from './run-scenario.ts';

const SEEDS = 2_000;
const BAD_CLIENTS: readonly BadClient[] = ['pointer-before-acknowledgement', 'success-by-status', 'thanks-before-commit'];

describe('recording and sending under faults', () => {
  it(`stores everything recorded, each once, in order (${SEEDS} seeds)`, { timeout: 120_000 }, async () => {
    const seen = new Map<string, number>();
    let crashes = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const result = await runScenario(seed);
      expect(result.violations, `seed ${seed}`).toEqual([]);
      for (const [fault, count] of result.faults) seen.set(fault, (seen.get(fault) ?? 0) + count);
      crashes += result.crashes;
    }
    expect(crashes).toBeGreaterThan(SEEDS);
    expect([...seen.keys()].length, 'every kind of fault happened').toBe(13);
  });

  it.each(BAD_CLIENTS)('convicts a client with %s', { timeout: 60_000 }, async (badClient) => {
    let convicted = 0;
    for (let seed = 1; seed <= 100; seed++) if ((await runScenario(seed, badClient)).violations.length > 0) convicted++;
    expect(convicted).toBeGreaterThan(10);
  });
});
