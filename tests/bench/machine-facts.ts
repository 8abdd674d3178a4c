// What the figures depend on and the ratios should not: printed with every run.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';

export type MachineFacts = {
  processor: string;
  cores: number;
  memoryGiB: number;
  kernel: string;
  node: string;
  chromium: string;
  /** Over the last minute, as the run began: well above zero means that neighbours share the cores. */
  load: number;
};

export function machineFacts(chromium: string): MachineFacts {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    chromium: execFileSync(chromium, ['--version', '--no-sandbox'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

export function formatFacts(facts: MachineFacts): string {
  return `${facts.cores} × ${facts.processor}, ${facts.memoryGiB} GiB, Linux ${facts.kernel}, Node ${facts.node}, ${facts.chromium}; load ${facts.load} at the start`;
}
