// Keeps the notes on the version on trial on disk, in a cache of their own. Only the active worker writes them; a disk that takes
// nothing keeps nobody from the page, so they are held in memory too.
import { NO_NOTES, type Notes } from './serving-rule.ts';

const CACHE = 'candour-kiosk-versions';
const ADDRESS = '/kiosk/notes';

export type NotesKeeper = { read(): Promise<Notes>; write(notes: Notes): Promise<void> };

export function createNotesKeeper(caches: CacheStorage): NotesKeeper {
  let known: Notes | null = null;
  return {
    async read() {
      known ??= await onDisk(caches).catch(() => NO_NOTES);
      return known;
    },
    /** Resolves once it is written, or can't be. */
    async write(notes) {
      known = notes;
      const write = async () => (await caches.open(CACHE)).put(ADDRESS, Response.json(notes));
      await write().catch(() => undefined);
    },
  };
}

async function onDisk(caches: CacheStorage): Promise<Notes> {
  const response = await (await caches.open(CACHE)).match(ADDRESS);
  return response ? ((await response.json()) as Notes) : NO_NOTES;
}
