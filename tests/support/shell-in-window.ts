// What a test asks a kiosk's window about its shell: which edition is on screen, which versions are kept, and to take over a new one.
import { expect, type Page } from '@playwright/test';

/** 1 for the build itself. */
export function editionOf(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.documentElement.dataset.edition ?? 1));
}

/** Names only: to open a cache that is just being dropped would make it anew. */
export function versionsKept(page: Page): Promise<string[]> {
  return whileItStays(
    () => page.evaluate(async () => (await caches.keys()).filter((cache) => cache.startsWith('candour-kiosk-shell-'))),
    [],
  );
}

/** Of each version, while none is being dropped. */
export function cacheSizes(page: Page): Promise<Record<string, number>> {
  return whileItStays(
    () =>
      page.evaluate(async () => {
        const sizes: Record<string, number> = {};
        for (const name of (await caches.keys()).filter((cache) => cache.startsWith('candour-kiosk-shell-')))
          sizes[name] = (await (await caches.open(name)).keys()).length;
        return sizes;
      }),
    {},
  );
}

/** The take-over loads the page anew. */
function whileItStays<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  return ask().catch((error: Error) => {
    if (/context was destroyed|navigat/.test(error.message)) return otherwise;
    throw error;
  });
}

/** Looks for a new version and waits until it is installed. */
export async function fetchNewVersion(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 20));
  });
}

/** As the page itself does once nobody has touched it for a while; ends on the new version's page. */
export async function takeOver(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.postMessage({ type: 'take-over' }));
  await loaded;
}

/** Installed, in control, and a page of it has confirmed its health. */
export async function untilConfirmed(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await page.reload();
  await expect.poll(() => notesOf(page)).toMatchObject({ good: expect.any(String), trial: null });
}

export function notesOf(page: Page): Promise<{ good: string | null; trial: { starts: string[] } | null } | null> {
  return page.evaluate(async () => {
    const response = await (await caches.open('candour-kiosk-versions')).match('/kiosk/notes');
    return response ? response.json() : null;
  });
}
