// A disk whose plug can be pulled: an ext4 image on a loop mount. `cut` shuts the file system down without flushing its journal, so
// what was never flushed is gone when the image is mounted again. It models lost pages, not torn sectors or drives that lie.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type PowerCutDisk = {
  readonly folder: string;
  /** Everything written so far is on the disk. */
  flush(): void;
  /**
   * Pulls the plug and resolves with the moment (milliseconds since 1970) before which it was still in. Whoever still writes gets errors
   * from now on, but a flush that is under way at that moment may be reported as done: what was answered later counts for nothing, as
   * nobody answers after a real cut.
   */
  cut(): Promise<number>;
  /** Unmounts and mounts again; whoever used the folder must be dead. */
  remount(): Promise<void>;
  /** Keeps the disk as it is now (unmounts for that); `restore` brings it back. */
  keep(): Promise<void>;
  restore(): Promise<void>;
  remove(): Promise<void>;
};

/** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH. Perl is on every Debian; Node has no ioctl. */
const SHUTDOWN =
  'open(my $d, "<", $ARGV[0]) or die "open: $!"; my $f = pack("L", 2); defined(<STDIN>) or exit; ioctl($d, 0x8004587d, $f) or die "ioctl: $!"';
const UNMOUNT_TRIES = 100;
/** Debian keeps them off the path of a plain shell. */
const TOOLS_PATH = `${process.env.PATH}:/usr/sbin:/sbin`;

export async function aPowerCutDisk(megabytes = 512): Promise<PowerCutDisk> {
  const home = mkdtempSync(join(tmpdir(), 'candour-disk-'));
  const image = join(home, 'image');
  const kept = join(home, 'kept');
  const folder = join(home, 'mounted');
  mkdirSync(folder);
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1024 * 1024);
  run('mkfs.ext4', '-q', '-F', image);
  let fuse: Fuse;
  const mount = () => {
    run('mount', '-o', 'loop,noatime', image, folder);
    fuse = aFuse(folder);
  };
  const leave = async () => {
    await fuse.remove();
    await unmount(folder);
  };
  // A run that is broken off leaves no mount behind.
  const abandon = () => {
    spawnSync('umount', ['--lazy', folder]);
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  mount();
  return {
    folder,
    flush: () => run('sync', '--file-system', folder),
    cut: () => fuse.blow(),
    remount: () => leave().then(mount),
    keep: async () => {
      run('sync', '--file-system', folder);
      await leave();
      run('cp', '--sparse=always', image, kept);
      mount();
    },
    restore: async () => {
      await leave();
      run('cp', '--sparse=always', kept, image);
      mount();
    },
    remove: async () => {
      await leave();
      process.off('exit', abandon);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

type Fuse = { blow(): Promise<number>; remove(): Promise<void> };

/** Waits with the file system already open, so that it goes within a fraction of a millisecond. */
function aFuse(folder: string): Fuse {
  const perl = spawn('perl', ['-e', SHUTDOWN, folder], { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  perl.stdin.on('error', () => undefined);
  perl.stderr.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((resolve) => perl.once('close', resolve));
  return {
    async blow() {
      const at = Date.now();
      perl.stdin.write('\n');
      if ((await ended) !== 0) throw new Error(`the power could not be cut: ${said}`);
      return at;
    },
    async remove() {
      perl.stdin.end();
      await ended;
    },
  };
}

let verdict: string | null | undefined;
/** null where power can be cut; else why not. Tried for real: a flushed file must survive and an unflushed one must be gone. */
export async function whyNoPowerCut(): Promise<string | null> {
  verdict ??= await tryOnce().catch((error: Error) => error.message);
  return verdict || null;
}

async function tryOnce(): Promise<string> {
  if (process.platform !== 'linux') return 'only Linux can shut a file system down';
  if (process.getuid?.() !== 0) return 'needs root (loop mounts)';
  installTools();
  const disk = await aPowerCutDisk(32);
  try {
    writeFileSync(join(disk.folder, 'flushed'), 'x');
    disk.flush();
    writeFileSync(join(disk.folder, 'unflushed'), 'x');
    await disk.cut();
    await disk.remount();
    const found = ['flushed', 'unflushed'].map((name) => existsSync(join(disk.folder, name)));
    return found.join() === 'true,false' ? '' : `a trial cut kept (flushed, unflushed) = (${found}), it should keep (true,false)`;
  } finally {
    await disk.remove();
  }
}

/** As for Chromium: Debian's packages, where they are missing. */
function installTools(): void {
  const missing = [
    ['mkfs.ext4', 'e2fsprogs'],
    ['mount', 'mount'],
    ['perl', 'perl-base'],
  ].filter(([tool]) => spawnSync('sh', ['-c', `command -v ${tool}`], { env: { PATH: TOOLS_PATH } }).status !== 0);
  if (missing.length === 0) return;
  const env = { ...process.env, PATH: TOOLS_PATH, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = missing.map(([, name]) => name as string);
  spawnSync('apt-get', ['update'], { env });
  const { status } = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
  if (status !== 0) throw new Error(`${packages.join(', ')} could not be installed`);
}

/** Killed processes let go of their files only after a moment. */
async function unmount(folder: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { status, stderr } = spawnSync('umount', [folder], { encoding: 'utf8', env: { ...process.env, PATH: TOOLS_PATH } });
    if (status === 0 || stderr.includes('not mounted')) return;
    if (tries === UNMOUNT_TRIES) throw new Error(`umount: ${stderr}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function run(command: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, PATH: TOOLS_PATH } });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr.trim()}`);
}
