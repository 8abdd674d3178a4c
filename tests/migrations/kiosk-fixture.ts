// A kiosk's database as a fixture: what stands in it, and how it is put into a browser's profile the way the released version made it.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { fixturesOf } from './released-versions.ts';

export type FixtureEntry = { sequence: number; id: string; hash: string; header: string; body: string };
export type KioskFixture = {
  databaseVersion: number;
  entries: FixtureEntry[];
  shelf: { id: string; entry: FixtureEntry; reason: string; offeredTo: string }[];
  /** By key. `identity.privateKey` is a JWK here; in a browser it is a key that can't be exported. */
  state: {
    ledger: { ledgerId: string; sentThrough: number; milestones: unknown[] };
    identity: { kiosk: string; organisation: string; privateKey: JsonWebKey };
    configuration: unknown;
    contact: unknown;
  };
};

export function readKioskFixture(version: string): KioskFixture {
  return JSON.parse(readFileSync(fixturesOf(version).kiosk, 'utf8')) as KioskFixture;
}

/** One entry a line, so that a fixture can be looked at. */
export function printed({ entries, shelf, ...rest }: KioskFixture): string {
  const lines = (rows: readonly unknown[]) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
  return `${JSON.stringify(rest).slice(0, -1)},\n"shelf":${lines(shelf)},\n"entries":${lines(entries)}}\n`;
}

/** `page` is any page of the kiosk's origin that does not open the database. */
export function loadIntoBrowser(page: Page, fixture: KioskFixture): Promise<void> {
  return page.evaluate(async ({ databaseVersion, entries, shelf, state }) => {
    const { identity } = state;
    const privateKey = await crypto.subtle.importKey('jwk', { ...identity.privateKey, ext: false }, 'Ed25519', false, ['sign']);
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('candour-kiosk', databaseVersion);
      opening.onerror = () => reject(opening.error);
      opening.onupgradeneeded = () => {
        const database = opening.result;
        const entryStore = database.createObjectStore('entries', { keyPath: 'sequence' });
        const shelfStore = database.createObjectStore('shelf', { keyPath: 'id' });
        const stateStore = database.createObjectStore('state');
        for (const entry of entries) entryStore.put(entry);
        for (const item of shelf) shelfStore.put(item);
        for (const [key, value] of Object.entries({ ...state, identity: { ...identity, privateKey } })) stateStore.put(value, key);
      };
      opening.onsuccess = () => {
        opening.result.close();
        resolve();
      };
    });
  }, fixture);
}
