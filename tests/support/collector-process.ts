// The real collector as a process of its own, on a port and folder of its own: started, stopped politely or killed, started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type CollectorProcess = {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Of the process that runs now. */
  readonly pid: () => number | undefined;
  /** False also when it ended by itself, or somebody else ended it: what is looked for in it then proves nothing. */
  readonly isRunning: () => boolean;
  /** Everything it has printed so far, over all its lives. */
  readonly printed: () => string;
  readonly start: () => Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  readonly stop: () => Promise<number | null>;
  /** SIGKILL. */
  readonly kill: () => Promise<void>;
};

/** `projectFolder`: of a copy of the project, for a collector that is known to be bad. */
export async function aCollector(env: Record<string, string> = {}, projectFolder = process.cwd()): Promise<CollectorProcess> {
  const port = await freePort();
  const dataDir = env.CANDOUR_DATA_DIR ?? mkdtempSync(join(tmpdir(), 'candour-collector-'));
  const url = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  let output = '';

  async function start(): Promise<void> {
    const running = spawn(process.execPath, ['src/server/main.ts'], {
      cwd: projectFolder,
      env: { ...process.env, CANDOUR_PORT: String(port), CANDOUR_DATA_DIR: dataDir, CANDOUR_PUBLIC_URL: url, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = running;
    for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    await untilReady(url, running, () => output);
  }

  const end = (signal: NodeJS.Signals) => async (): Promise<number | null> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return ending?.exitCode ?? null;
    const exited = new Promise<number | null>((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    return exited;
  };

  process.once('exit', () => {
    child?.kill('SIGKILL');
    if (!env.CANDOUR_DATA_DIR) rmSync(dataDir, { recursive: true, force: true });
  });
  await start();
  return {
    url,
    port,
    dataDir,
    pid: () => child?.pid,
    isRunning: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    printed: () => output,
    start,
    stop: end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')()),
  };
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`The collector ended with ${child.exitCode}:\n${output()}`);
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The collector was not ready in time:\n${output()}`);
}

/** The organisation of the kiosks that most stories are told with. */
export const POLICE = 'rcips';

/** The one-time link that the last start printed. */
export function setUpLink(collector: CollectorProcess, organisation = POLICE): string {
  const line = new RegExp(`Set up +(http\\S+#/link/[A-Za-z0-9_-]+) +\\(first administrator of "${organisation}"`, 'g');
  const link = [...collector.printed().matchAll(line)].at(-1)?.[1];
  if (!link) throw new Error(`No set-up link of "${organisation}" was printed:\n${collector.printed()}`);
  return link;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
