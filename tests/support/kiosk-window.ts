// A kiosk's browser: real Chromium on a profile of its own on disk, driven by touch, that can be killed with SIGKILL and started
// again on the same profile. (A context without a profile would keep IndexedDB in memory.)
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { CHROMIUM_ARGS, findOrInstallChromium } from './chromium.ts';

export type KioskWindow = {
  readonly profile: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** SIGKILL to the whole browser, as a pulled plug would end it (unflushed pages excepted). */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type KioskWindowOptions = {
  profile?: string;
  width?: number;
  height?: number;
  locale?: string;
  args?: string[];
  /** After each touch the page is left alone that long, as a person leaves it. */
  pauseMs?: number;
  /** Playwright turns it off. */
  backForwardCache?: boolean;
  /** Before anything is loaded. */
  prepare?: (context: BrowserContext) => Promise<unknown>;
  /** A page made to stand still never finishes loading: then nobody waits for that. */
  mayHang?: boolean;
};

function aProfile(): string {
  return mkdtempSync(join(tmpdir(), 'candour-profile-'));
}

export async function aKioskWindow(
  url: string,
  {
    profile = aProfile(),
    width = 1080,
    height = 1920,
    locale = 'en-GB',
    args = [],
    pauseMs = 0,
    backForwardCache = false,
    prepare,
    mayHang = false,
  }: KioskWindowOptions = {},
): Promise<KioskWindow> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findOrInstallChromium(),
    args: [...CHROMIUM_ARGS, '--disable-session-crashed-bubble', '--hide-crash-restore-bubble', ...args],
    ignoreDefaultArgs: backForwardCache ? ['--disable-back-forward-cache'] : [],
    viewport: { width, height },
    hasTouch: true,
    slowMo: pauseMs,
    locale,
  });
  context.setDefaultTimeout(15_000);
  await prepare?.(context);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url, { waitUntil: mayHang ? 'commit' : 'load' });
  return {
    profile,
    page,
    context,
    kill: async () => {
      const gone = new Promise((resolve) => context.once('close', resolve));
      for (const pid of browserPids(profile)) killAtOnce(pid);
      await gone;
    },
    close: () => context.close(),
  };
}

export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** Every process whose command line names the profile. */
function browserPids(profile: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandLine(pid).includes(profile))
    .map(Number);
}

/** One of a browser's processes may end with another before its turn comes. */
function killAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
