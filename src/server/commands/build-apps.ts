// Builds kiosk, console and receipt page when their sources changed since the last build, and writes compressed copies beside what is worth it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { PROJECT_FOLDER } from '../project-folder.ts';

const APPS = ['kiosk', 'console', 'receipt'] as const;
const SHARED_SOURCES = ['src/protocol', 'src/tokens.css', 'public', 'kiosk-config/texts', 'vite.config.ts', 'package-lock.json'];
const COMPRESSED_FROM_BYTES = 1024;
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest|txt)$/;

/** Apps that had to be built. Throws when a build fails. */
export async function buildApps(): Promise<string[]> {
  const built: string[] = [];
  for (const app of APPS) {
    const sources = await hashOf([`src/${app}`, ...SHARED_SOURCES]);
    if ((await textOf(stampFile(app))) === sources) continue;
    await runVite(app);
    await compressFolder(join(PROJECT_FOLDER, 'dist', app));
    await writeFile(stampFile(app), sources);
    built.push(app);
  }
  return built;
}

/** Outside the app's own folder, which is served. */
function stampFile(app: string): string {
  return join(PROJECT_FOLDER, 'dist', `.${app}-sources`);
}

async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesUnder(join(PROJECT_FOLDER, path)))
      hash
        .update(file)
        .update('\0')
        .update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function runVite(app: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const vite = spawn(process.execPath, [join(PROJECT_FOLDER, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: PROJECT_FOLDER,
    env: { ...process.env, APP: app },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  vite.on('error', reject);
  vite.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The build of ${app} failed.`))));
  return promise;
}

async function compressFolder(folder: string): Promise<void> {
  for (const file of await filesUnder(folder)) {
    const bytes = await readFile(file);
    if (!COMPRESSIBLE.test(file) || bytes.length < COMPRESSED_FROM_BYTES) continue;
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
    await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, quality));
    await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }));
  }
}

async function textOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}
