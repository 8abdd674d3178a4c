// Organisations, kiosks, their contact and their keys.
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/protocol/problem.ts';
import type { Store } from '../../src/server/store/store.ts';
import { harbour } from './harbour.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { add, contact, NOON, storedEntry } from './stored-entry.ts';

const MINUTE = 60_000;

export function fleetSuite(fresh: () => Promise<StoreRig>): void {
  const given = rigPerTest(fresh);
  const kiosks = () => given.store.kiosks;

  describe('organisations and kiosks', () => {
    test('are kept with their sites, and renamed without losing pairing or contact', async () => {
      await harbour(given.store);
      await pair(given.store, 'code', 'key-1');
      await add(given.store, []);
      const before = await kiosks().kiosk('north-1');
      await kiosks().putOrganisation({ id: 'harbour', name: { en: 'New name', es: 'Nuevo' } }, [
        { id: 'north', organisation: 'harbour', name: { en: 'North 2' }, timeZone: 'America/Jamaica', police: false },
      ]);
      await kiosks().putKiosk({ id: 'north-1', organisation: 'harbour', site: 'south', name: 'Moved' });
      expect(await kiosks().organisation('harbour')).toEqual({ id: 'harbour', name: { en: 'New name', es: 'Nuevo' } });
      expect(await kiosks().site('harbour', 'north')).toEqual({
        id: 'north',
        organisation: 'harbour',
        name: { en: 'North 2' },
        timeZone: 'America/Jamaica',
        police: false,
      });
      expect((await kiosks().sites('harbour')).map(({ id }) => id)).toEqual(['north', 'south']);
      expect(await kiosks().kiosk('north-1')).toEqual({ ...before, site: 'south', name: 'Moved' });
    });

    test('that are not there are null or empty', async () => {
      await harbour(given.store);
      expect(await kiosks().organisation('x')).toBeNull();
      expect(await kiosks().site('harbour', 'x')).toBeNull();
      expect(await kiosks().kiosk('x')).toBeNull();
      expect(await kiosks().sites('x')).toEqual([]);
      expect((await kiosks().organisations()).map(({ id }) => id)).toEqual(['harbour', 'other']);
      expect((await kiosks().kiosks('harbour')).map(({ id }) => id)).toEqual(['north-1', 'south-1']);
    });

    test('stay in their organisation', async () => {
      await harbour(given.store);
      const stolen = kiosks().putKiosk({ id: 'north-1', organisation: 'other', site: 'hall', name: 'x' });
      await expect(stolen).rejects.toSatisfy((error) => error instanceof Problem && error.code === 'already-taken');
      expect((await kiosks().kiosk('north-1'))?.organisation).toBe('harbour');
    });
  });

  describe('contact', () => {
    test('is written with every batch, also an empty one', async () => {
      await harbour(given.store);
      expect(await kiosks().kiosk('north-1')).toMatchObject({ lastContactAt: null, health: null, confirmed: null, refused: null });
      const refused = { revision: '1.2.abcdefghijklmnop', reason: 'shape' };
      await add(given.store, [storedEntry()], contact({ at: NOON, health: '{"a":1}', confirmed: '1.1.x', refused }));
      expect(await kiosks().kiosk('north-1')).toMatchObject({ lastContactAt: NOON, health: '{"a":1}', confirmed: '1.1.x', refused });
      await add(given.store, [], contact({ at: NOON + 1, health: '{"a":2}', refused: { revision: null, reason: 'signature' } }));
      const heard = { lastContactAt: NOON + 1, health: '{"a":2}', confirmed: null, refused: { revision: null, reason: 'signature' } };
      expect(await kiosks().kiosk('north-1')).toMatchObject(heard);
      await add(given.store, [], contact({ at: NOON + 2 }));
      expect((await kiosks().kiosks('harbour'))[0]).toMatchObject({ lastContactAt: NOON + 2, refused: null });
      expect(await given.store.entries.receivedByKiosk('harbour')).toEqual(new Map([['north-1', 1]]));
    });
  });

  describe('pairing', () => {
    test('gives the kiosk its key, with a code that works once', async () => {
      await harbour(given.store);
      await putCode(given.store, 'code');
      const paired = await kiosks().pair({ hash: 'code', at: NOON + MINUTE }, 'key-1');
      expect(paired).toMatchObject({ id: 'north-1', publicKey: 'key-1', pairedAt: NOON + MINUTE, revokedAt: null });
      expect(await kiosks().pair({ hash: 'code', at: NOON + MINUTE }, 'key-2')).toBeNull();
      expect((await kiosks().kiosk('north-1'))?.publicKey).toBe('key-1');
    });

    test('refuses a code that has expired, was replaced or never was', async () => {
      await harbour(given.store);
      await putCode(given.store, 'late', NOON + MINUTE);
      expect(await kiosks().pair({ hash: 'late', at: NOON + MINUTE }, 'key')).toBeNull();
      await putCode(given.store, 'old');
      await putCode(given.store, 'new');
      expect(await kiosks().pair({ hash: 'old', at: NOON }, 'key')).toBeNull();
      expect(await kiosks().pair({ hash: 'never', at: NOON }, 'key')).toBeNull();
      expect(await kiosks().kiosk('north-1')).toMatchObject({ publicKey: null, pairedAt: null });
      expect(await kiosks().pair({ hash: 'new', at: NOON }, 'key')).toMatchObject({ publicKey: 'key' });
    });

    test('raced with one code has one winner', async () => {
      await harbour(given.store);
      await putCode(given.store, 'code');
      const keys = Array.from({ length: 8 }, (_, place) => `key-${place}`);
      const results = await Promise.all(keys.map((key) => kiosks().pair({ hash: 'code', at: NOON }, key)));
      const won = results.filter((result) => result !== null);
      expect(won).toHaveLength(1);
      expect((await kiosks().kiosk('north-1'))?.publicKey).toBe(won[0]?.publicKey);
      for (const key of keys) expect((await kiosks().byPublicKey(key)) !== null).toBe(key === won[0]?.publicKey);
    });

    test('tells current, replaced, revoked and unknown keys apart', async () => {
      await harbour(given.store);
      await pair(given.store, 'code-1', 'key-1');
      expect(await kiosks().byPublicKey('key-1')).toMatchObject({ kiosk: { id: 'north-1' }, current: true });
      await pair(given.store, 'code-2', 'key-2');
      expect(await kiosks().byPublicKey('key-1')).toMatchObject({ kiosk: { id: 'north-1', publicKey: 'key-2' }, current: false });
      expect(await kiosks().byPublicKey('key-2')).toMatchObject({ current: true });
      await kiosks().revoke('north-1', NOON + 5);
      await kiosks().revoke('north-1', NOON + 9);
      expect(await kiosks().byPublicKey('key-2')).toMatchObject({ kiosk: { revokedAt: NOON + 5, publicKey: 'key-2' }, current: false });
      expect(await kiosks().byPublicKey('key-3')).toBeNull();
      await pair(given.store, 'code-3', 'key-3');
      expect(await kiosks().byPublicKey('key-3')).toMatchObject({ kiosk: { revokedAt: null }, current: true });
      expect((await kiosks().kiosk('south-1'))?.revokedAt).toBeNull();
    });

    test('moves a key with its device to another kiosk', async () => {
      await harbour(given.store);
      await pair(given.store, 'code-1', 'key');
      await putCode(given.store, 'code-2', NOON + MINUTE, 'south-1');
      await kiosks().pair({ hash: 'code-2', at: NOON }, 'key');
      expect(await kiosks().byPublicKey('key')).toMatchObject({ kiosk: { id: 'south-1' }, current: true });
      expect((await kiosks().kiosk('north-1'))?.publicKey).toBeNull();
    });
  });
}

async function putCode(store: Store, hash: string, expiresAt = NOON + 10 * MINUTE, kiosk = 'north-1'): Promise<void> {
  await store.kiosks.putPairingCode({ hash, kiosk, expiresAt, createdBy: null });
}

async function pair(store: Store, code: string, key: string): Promise<void> {
  await putCode(store, code);
  expect(await store.kiosks.pair({ hash: code, at: NOON }, key)).not.toBeNull();
}
