// `npm test`: everything that must pass, one part after another, and at the end one line for all: `N passed, N failed`.
// A part that dies without a count is itself a failure.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApps } from '../src/server/commands/build-apps.ts';
import { findOrInstallChromium } from './support/chromium.ts';

type Count = { passed: number; failed: number; skipped: number };

const scratch = mkdtempSync(join(tmpdir(), 'candour-test-'));
const bin = (name: string) => join('node_modules', '.bin', name);

const total: Count = { passed: 0, failed: 0, skipped: 0 };
for (const [name, part] of [
  ['check', check],
  ['unit, contract, api and scenario tests', vitest],
  ['browser tests', browser],
] as const) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`);
  const count = await attempt(part);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

async function attempt(part: () => Promise<Count> | Count): Promise<Count> {
  try {
    return await part();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function check(): Count {
  const { status } = spawnSync(process.execPath, ['tests/check.ts'], { stdio: 'inherit' });
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

function vitest(): Count {
  const file = join(scratch, 'vitest.json');
  const { status } = spawnSync(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
    stdio: 'inherit',
  });
  const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests }, status);
}

async function browser(): Promise<Count> {
  const env = { ...process.env, CHROMIUM_PATH: findOrInstallChromium() };
  await buildApps();
  const file = join(scratch, 'playwright.json');
  const { status } = spawnSync(bin('playwright'), ['test', '--reporter=list,json'], {
    stdio: 'inherit',
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  return honest({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }, status);
}

/** A runner that ends badly without naming a failed test (a crash, an unhandled rejection) has still failed. */
function honest(count: Count, status: number | null): Count {
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}
