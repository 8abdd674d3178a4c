// Makes the whole browser slow, its workers and service workers with it: a launcher puts it into a control group with a small
// share of one core. Where control groups can't be made (not root, not Linux) pages are throttled alike through CDP instead.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Share of one core that the browser gets, in periods short enough not to show as steps in what is measured. */
const PERIOD_US = 10_000;
const QUOTA_US = 2_500;
export const CDP_RATE = 6;

export type Slowdown = Disposable & {
  how: 'control group' | 'CDP';
  description: string;
  /** What to start instead of `chromium`. */
  executable: string;
  slow: () => void;
  /** Full speed, for what is not measured. */
  release: () => void;
};

export function aSlowdown(chromium: string, scratch: string): Slowdown {
  return controlGroupV2(chromium, scratch) ?? controlGroupV1(chromium, scratch) ?? throughCdp(chromium);
}

function controlGroupV2(chromium: string, scratch: string): Slowdown | null {
  const setting = (quota: string) => ({ 'cpu.max': `${quota} ${PERIOD_US}` });
  return controlGroup('/sys/fs/cgroup', 'v2', setting(String(QUOTA_US)), setting('max'), chromium, scratch);
}

function controlGroupV1(chromium: string, scratch: string): Slowdown | null {
  const setting = (quota: number) => ({ 'cpu.cfs_period_us': String(PERIOD_US), 'cpu.cfs_quota_us': String(quota) });
  return controlGroup('/sys/fs/cgroup/cpu', 'v1', setting(QUOTA_US), setting(-1), chromium, scratch);
}

type Settings = Record<string, string>;

/** null where such a group can't be made or limited. */
function controlGroup(root: string, version: string, slowed: Settings, free: Settings, chromium: string, scratch: string): Slowdown | null {
  const group = join(root, `candour-bench-${process.pid}`);
  const apply = (settings: Settings) => {
    for (const [file, value] of Object.entries(settings)) writeFileSync(join(group, file), value);
  };
  if (!existsSync(join(root, 'cgroup.procs'))) return null;
  try {
    mkdirSync(group);
    apply(free);
  } catch {
    if (existsSync(group)) rmdirSync(group);
    return null;
  }
  const interrupted = () => removeGroupLater(group);
  process.once('exit', interrupted);
  const executable = join(scratch, `chromium-in-control-group-${version}`);
  writeFileSync(executable, `#!/bin/sh\necho $$ > ${group}/cgroup.procs\nexec "${chromium}" "$@"\n`);
  chmodSync(executable, 0o755);
  return {
    how: 'control group',
    description: `the whole browser limited to ${QUOTA_US / PERIOD_US} of a core (control group ${version})`,
    executable,
    slow: () => apply(slowed),
    release: () => apply(free),
    [Symbol.dispose]: () => {
      process.off('exit', interrupted);
      removeGroup(group);
    },
  };
}

/** Processes leave a group a moment after they have ended. */
function removeGroup(group: string): void {
  for (let tries = 0; tries < 50; tries++) {
    try {
      rmdirSync(group);
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  console.error(`The control group ${group} could not be removed.`);
}

/** For a run that is cut short: the browser is killed only after this has been called. */
function removeGroupLater(group: string): void {
  spawn('sh', ['-c', 'sleep 2; rmdir "$1"', 'sh', group], { detached: true, stdio: 'ignore' }).unref();
}

function throughCdp(chromium: string): Slowdown {
  return {
    how: 'CDP',
    description: `both pages throttled ${CDP_RATE}× through CDP: main threads alone, workers hardly`,
    executable: chromium,
    slow: () => undefined,
    release: () => undefined,
    [Symbol.dispose]: () => undefined,
  };
}
