// Fills the room that the browser gives an origin, and gives it back, from inside the kiosk's page: a quota that is real to Chromium, and
// a database of its own that takes what is left of it down to the last kilobyte.
import type { CDPSession, Page } from 'playwright';

export async function setQuota(cdp: CDPSession, origin: string, bytes: number | null): Promise<void> {
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, ...(bytes !== null && { quotaSize: bytes }) });
}

export function usedBytes(page: Page): Promise<number> {
  return page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
}

export function fillUp(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('filler', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('bytes', { autoIncrement: true });
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const put = (bytes: number) =>
      new Promise<boolean>((resolve) => {
        const transaction = database.transaction('bytes', 'readwrite', { durability: 'strict' });
        const chunk = new Uint8Array(bytes);
        for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(chunk.subarray(at, at + 65_536));
        transaction.objectStore('bytes').add(chunk);
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () => resolve(false);
      });
    let written = 0;
    for (const bytes of [1_048_576, 131_072, 16_384, 2_048, 256]) while (written < 50_000_000 && (await put(bytes))) written += bytes;
    database.close();
    return written;
  });
}

export function emptyAgain(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('filler');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
  );
}
