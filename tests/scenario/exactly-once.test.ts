// Thousands of seeded lives of a kiosk, each under other faults: everything thanked for is stored once. The same rig must convict clients
// that are known to lose or to invent success; else it proves nothing. Seeds that once failed have names of their own.
import { describe, expect, it } from 'vitest';
import { BAD_CLIENTS } from './bad-clients.ts';
import { DAMAGES } from './kiosk-disk.ts';
import { runScenario } from './run-scenario.ts';

const SEEDS = Number(process.env.CANDOUR_SCENARIO_SEEDS ?? 10_000);
const TROUBLE = ['killed', 'frozen', 'power-cut', 'restored', 'clock-jumped', ...DAMAGES];
const NETWORK_FAULTS = 13;
const CONVICTIONS = 5;

describe('recording and sending under faults', () => {
  it(`stores everything thanked for, each once (${SEEDS} seeds)`, { timeout: 600_000 }, async () => {
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { violations, happened } = await runScenario(seed);
      expect(violations, `seed ${seed}`).toEqual([]);
      for (const [what, count] of happened) seen.set(what, (seen.get(what) ?? 0) + count);
    }
    for (const what of TROUBLE) expect(seen.get(what) ?? 0, what).toBeGreaterThan(SEEDS / 100);
    expect(seen.size, 'every kind of fault happened').toBe(TROUBLE.length + NETWORK_FAULTS);
  });

  it.each(BAD_CLIENTS)('convicts a client with %s', { timeout: 60_000 }, async (badClient) => {
    let convicted = 0;
    for (let seed = 1; seed <= 1_000 && convicted < CONVICTIONS; seed++)
      if ((await runScenario(seed, badClient)).violations.length > 0) convicted++;
    expect(convicted).toBe(CONVICTIONS);
  });
});

describe('seeds that once failed', () => {
  it.each([
    [1_142, 'new entries filled a restored collector up again before it was asked'],
    [2_026, 'a collector that held more than it had named hid what it lost later'],
    [28_344, 'a backup came back twice, and what was sent again from the shelf hid the second time'],
    [27_608, 'a wiped database was believed while the journal did not open'],
    [56_022, 'the same, and a number was given twice'],
    [76_393, 'a window that froze and woke sent with what it remembered of the collector'],
    [79_496, 'the way back was taken while the journal did not open'],
    [84_100, 'an entry lost its number while the database was on its own, and nobody sent it'],
    [90_131, 'the same, under a collector that was restored'],
  ])('seed %i: %s', async (seed) => {
    expect((await runScenario(seed)).violations).toEqual([]);
  });
});
