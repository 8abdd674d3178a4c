// The journal's two files in the origin's private file system. Made once, at the first start, and never deleted: a file that is there
// is there after a power cut too. A frozen window that still holds them locks nobody out, since the end is looked up before each write.

import { type Journal, openJournal } from './journal.ts';
import type { JournalFile } from './journal-format.ts';

/** Of a `FileSystemSyncAccessHandle`, which only workers' types know; `mode` is Chromium's and not there yet. */
type SyncFile = {
  getSize(): number;
  read(into: Uint8Array, at: { at: number }): number;
  write(bytes: Uint8Array, at: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
};
type SyncFileHandle = { createSyncAccessHandle(options: { mode: 'readwrite-unsafe' }): Promise<SyncFile> };

const FOLDER = 'candour-kiosk';

/** Opens the journal; when it was open before, anew. Rejects where there is no such file system: in a private window, or when it is broken. */
export function opfsJournal(folder = FOLDER): () => Promise<Journal> {
  let handles: SyncFile[] = [];
  return async () => {
    for (const handle of handles.splice(0)) handle.close();
    const root = await navigator.storage.getDirectory();
    const directory = await root.getDirectoryHandle(folder, { create: true });
    const [a, b] = [await openFile(directory, 'journal-a'), await openFile(directory, 'journal-b')];
    handles = [a, b];
    return openJournal([journalFile(a), journalFile(b)]);
  };
}

async function openFile(directory: FileSystemDirectoryHandle, name: string): Promise<SyncFile> {
  const file = (await directory.getFileHandle(name, { create: true })) as unknown as SyncFileHandle;
  return file.createSyncAccessHandle({ mode: 'readwrite-unsafe' });
}

function journalFile(file: SyncFile): JournalFile {
  return {
    size: () => file.getSize(),
    read: (into, at) => file.read(into, { at }),
    write: (bytes, at) => file.write(bytes, { at }),
    truncate: (size) => file.truncate(size),
    flush: () => file.flush(),
  };
}
