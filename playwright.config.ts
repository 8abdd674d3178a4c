import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './tests/support/chromium.ts';

const executablePath = findChromium();

export default defineConfig({
  testDir: 'tests',
  // The long ones first, so that the others fill the time beside them.
  projects: [
    { name: 'rigs', testMatch: 'rigs/**/*.spec.ts' },
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
  ],
  outputDir: 'test-results',
  // Much of the time a test waits for seconds to pass.
  workers: Math.min(4, Math.max(3, availableParallelism())),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: CHROMIUM_ARGS },
    hasTouch: true,
    trace: 'off',
  },
});
