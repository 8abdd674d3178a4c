// The peers stand in a package of their own beside this file, so that the project never depends on them. Installed when missing.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

export function installPeers(say: (line: string) => void): void {
  if (existsSync(`${folder}node_modules/.package-lock.json`)) return;
  say('Installing the peers (tests/bench/package.json) …');
  execFileSync('npm', ['ci'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
}
