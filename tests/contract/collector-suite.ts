// The store as a whole: who it is, and that it opens, closes and opens again.
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/protocol/problem.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { add, storedEntry } from './stored-entry.ts';

export function collectorSuite(fresh: () => Promise<StoreRig>): void {
  describe('the store', () => {
    const given = rigPerTest(fresh);

    test('has one id for life, a UUID', async () => {
      const ids = await Promise.all(Array.from({ length: 5 }, () => given.store.collectorId()));
      expect(new Set(ids).size).toBe(1);
      expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(await (await given.rig.reopen()).collectorId()).toBe(ids[0]);
    });

    test('keeps a shared secret per name, 32 random bytes', async () => {
      const secrets = await Promise.all(Array.from({ length: 5 }, () => given.store.sharedSecret('nonces')));
      expect(secrets[0]).toHaveLength(32);
      for (const secret of secrets) expect(secret).toEqual(secrets[0]);
      expect(await given.store.sharedSecret('other')).not.toEqual(secrets[0]);
      expect(await (await given.rig.reopen()).sharedSecret('nonces')).toEqual(secrets[0]);
    });

    test('is of one timeline until another begins, after a restore', async () => {
      expect(await given.store.timeline()).toBe(0);
      await given.store.beginTimeline();
      const second = await given.store.timeline();
      expect(second).toBeGreaterThan(0);
      expect(Number.isSafeInteger(second)).toBe(true);
      await given.store.beginTimeline();
      const third = await given.store.timeline();
      expect([0, second]).not.toContain(third);
      expect(await (await given.rig.reopen()).timeline()).toBe(third);
    });

    test('is ready', async () => {
      await expect(given.store.ready()).resolves.toBeUndefined();
    });

    test('migrates once: opening again changes nothing and keeps everything', async () => {
      const entry = storedEntry();
      await add(given.store, [entry]);
      const applied = await given.rig.sql('select name, timestamp from kysely_migration order by name');
      const again = await given.rig.reopen();
      expect(await given.rig.sql('select name, timestamp from kysely_migration order by name')).toEqual(applied);
      expect(applied.map(({ name }) => String(name).slice(9, 11))).toEqual([
        '01',
        '02',
        '03',
        '04',
        '05',
        '06',
        '07',
        '08',
        '09',
        '10',
        '11',
        '12',
        '13',
        '14',
        '15',
        '16',
      ]);
      expect(await again.entries.page({ organisation: 'harbour' }, null, 10)).toEqual([entry]);
    });

    test('finishes what is under way before it closes, and then takes nothing', async () => {
      const entry = storedEntry();
      const adding = add(given.store, [entry]);
      await given.store.close();
      expect(await adding).toEqual(['stored']);
      await expect(add(given.store, [storedEntry()])).rejects.toSatisfy(isUnavailable);
      const again = await given.rig.reopen();
      expect(await again.entries.page({ organisation: 'harbour' }, null, 10)).toEqual([entry]);
    });
  });
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Problem && error.code === 'store-unavailable';
}
