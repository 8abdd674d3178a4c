// Finds a Chromium on the system, or installs one: Debian's package first, else Playwright's own. Says clearly what failed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What every launch needs: root has no sandbox, and nothing of the browser's own may go out to the network. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a Chromium that is there, or undefined. `CHROMIUM_PATH` wins. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const onSystem = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (onSystem) return onSystem;
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

export function findOrInstallChromium(): string {
  const found = findChromium();
  if (found) return found;
  const tried: string[] = [];
  for (const [what, install] of [
    ["Debian's package (apt-get install chromium)", installDebianPackage],
    ["Playwright's build (playwright install chromium)", installPlaywrightBuild],
  ] as const) {
    console.log(`No Chromium found. Installing ${what} …`);
    const failure = install();
    const path = findChromium();
    if (!failure && path) return path;
    tried.push(`  ${what}: ${failure ?? 'finished, but no Chromium is there'}`);
  }
  throw new Error(
    `The browser tests need Chromium, and it could not be installed:\n${tried.join('\n')}\nInstall Chromium by hand, or set CHROMIUM_PATH to one, and run the tests again.`,
  );
}

function installDebianPackage(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status, stderr, error } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (error || status !== 0) return `apt-get ${args[0]}: ${error?.message ?? stderr.trim().split('\n').at(-1)}`;
  }
  return undefined;
}

function installPlaywrightBuild(): string | undefined {
  const { status, stderr, error } = spawnSync('npx', ['playwright', 'install', '--with-deps', 'chromium'], { encoding: 'utf8' });
  return error || status !== 0 ? (error?.message ?? stderr.trim().split('\n').at(-1) ?? 'failed') : undefined;
}
