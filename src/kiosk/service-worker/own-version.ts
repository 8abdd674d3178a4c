// The files of the worker's own version, in a cache named for what the version consists of: whole or not installed at all, and fetched
// again where the browser cleared some away. It looks at no other version's files but to spare a download.
import { isolated } from './isolated.ts';

export type ManifestEntry = { url: string; revision: string | null };
export type OwnVersion = {
  /** The cache's name. */
  readonly name: Promise<string>;
  /** The hash in the name of the page's script: the end of what the page calls its version. */
  readonly label: string;
  install(): Promise<void>;
  refill(): Promise<void>;
  has(address: string): boolean;
  fetchAndKeep(address: string): Promise<Response>;
};

export const VERSION_PREFIX = 'candour-kiosk-shell-';

export function createOwnVersion(manifest: readonly ManifestEntry[], scope: URL): OwnVersion {
  const addressOf = ({ url }: ManifestEntry) => new URL(url, scope).href;
  const name = nameOf(manifest);
  const open = async () => caches.open(await name);

  async function keep(cache: Cache, entry: ManifestEntry): Promise<void> {
    const address = addressOf(entry);
    // A name with a hash in it never changes its content: another version's copy will do.
    const known = entry.revision === null ? await caches.match(address) : undefined;
    await cache.put(address, isolated(known ?? (await download(address))));
  }

  /** One wrong file fails the installation, and the version before goes on; its files stay, even when they are called the same. */
  async function install(): Promise<void> {
    const isNew = !(await caches.has(await name));
    const cache = await open();
    try {
      await Promise.all(manifest.map((entry) => keep(cache, entry)));
    } catch (error) {
      if (isNew) await caches.delete(await name);
      throw error;
    }
  }

  async function refill(): Promise<void> {
    const cache = await open();
    const held = new Set((await cache.keys()).map(({ url }) => url));
    await Promise.all(manifest.filter((entry) => !held.has(addressOf(entry))).map((entry) => keep(cache, entry)));
  }

  async function fetchAndKeep(address: string): Promise<Response> {
    const response = isolated(await download(address));
    const cache = await open();
    // A full disk keeps nobody from the page.
    await cache.put(address, response.clone()).catch(() => {});
    return response;
  }

  const label = manifest.map(({ url }) => /^assets\/index-([\w-]{8})\.js$/.exec(url)?.[1]).find(Boolean) ?? 'unknown';
  return { name, label, install, refill, has: (address) => manifest.some((entry) => addressOf(entry) === address), fetchAndKeep };
}

async function download(address: string): Promise<Response> {
  const response = await fetch(address, { cache: 'no-cache', credentials: 'omit' });
  if (!response.ok || response.redirected || response.type !== 'basic') throw new Error(`${address}: ${response.status} is not the file`);
  return response;
}

/** A version is what it consists of. */
async function nameOf(entries: readonly ManifestEntry[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(entries));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return VERSION_PREFIX + Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
