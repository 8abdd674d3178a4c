// The collector as a process of its own, started as an operator would, for tests of starting and stopping.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PROJECT_FOLDER } from '../../src/server/project-folder.ts';

export type ChildCollector = { process: ChildProcess; output(): string; exit: Promise<number | null> };

export function aChildCollector(environment: Record<string, string>): ChildCollector {
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    cwd: PROJECT_FOLDER,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return { process: child, output: () => output, exit };
}

/** Resolves with the address it announced. Throws when it ended instead. */
export async function announcedUrl({ output, exit }: ChildCollector): Promise<string> {
  let ended = false;
  void exit.then(() => (ended = true));
  for (;;) {
    const url = /Console +(\S+)\/console\//.exec(output())?.[1];
    if (url) return url;
    if (ended) throw new Error(`The collector ended:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
