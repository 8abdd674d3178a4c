// The reserve as a file of the origin's private file system, opened so that a frozen window can't keep it from the one that goes on.
import { createReserve, type Reserve, type ReserveFile } from './reserve.ts';

const NAME = 'candour-reserve';

export async function openReserve(): Promise<Reserve> {
  const file = await openFile().catch(() => null);
  return createReserve(file, () => new Promise((resolve) => setTimeout(resolve)));
}

async function openFile(): Promise<ReserveFile> {
  const root = await navigator.storage.getDirectory();
  const entry = await root.getFileHandle(NAME, { create: true });
  const open = entry.createSyncAccessHandle as (options: { mode: string }) => Promise<FileSystemSyncAccessHandle>;
  return asFile(await open.call(entry, { mode: 'readwrite-unsafe' }));
}

function asFile(handle: FileSystemSyncAccessHandle): ReserveFile {
  return {
    getSize: () => handle.getSize(),
    read: (bytes, at) => handle.read(bytes, { at }),
    write: (bytes, at) => handle.write(bytes, { at }),
    truncate: (size) => handle.truncate(size),
    flush: () => handle.flush(),
    async reopened() {
      handle.close();
      return openFile();
    },
  };
}
