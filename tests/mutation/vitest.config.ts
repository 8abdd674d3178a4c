// The tests that mutants meet: those of the state machines, of ledger and sealing, and the seeded scenarios in a short dose.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'tests/unit/kiosk-worker/**/*.test.ts',
      'tests/scenario/**/*.test.ts',
      'tests/unit/server/{keys,ledger,missing-numbers}*.test.ts',
    ],
    // Hundreds of lives of bad clients for each mutant would take a day.
    testNamePattern: /^(?!.*(convicts a client|seeds that once failed|drains 20))/,
    environment: 'node',
    env: { CANDOUR_SCENARIO_SEEDS: '60' },
    testTimeout: 30_000,
  },
});
