// Publications: immutable, in order, and never two on top of the same one.
import { describe, expect, test } from 'vitest';
import type { PublicationRow } from '../../src/server/store/store.ts';
import { harbour } from './harbour.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { NOON } from './stored-entry.ts';

export function configurationSuite(fresh: () => Promise<StoreRig>): void {
  describe('publications', () => {
    const given = rigPerTest(fresh);

    test('follow one another; the latest is wanted', async () => {
      await harbour(given.store);
      const { configurations, kiosks } = given.store;
      expect(await configurations.latest('north-1')).toBeNull();
      expect(await configurations.publish(publication(1), null)).toBe(true);
      expect(await configurations.publish(publication(2), publication(1).revision)).toBe(true);
      expect(await configurations.publish(publication(1, 2), publication(2).revision)).toBe(true);
      expect(await configurations.latest('north-1')).toEqual(publication(1, 2));
      expect((await kiosks.kiosk('north-1'))?.wanted).toBe(publication(1, 2).revision);
      expect((await kiosks.kiosk('south-1'))?.wanted).toBeNull();
      const history = await configurations.history('north-1', 10);
      expect(history.map(({ revision }) => revision)).toEqual([publication(1, 2), publication(2), publication(1)].map((it) => it.revision));
      expect(history[0]).toEqual({
        revision: publication(1, 2).revision,
        kiosk: 'north-1',
        organisation: 'harbour',
        epoch: 2,
        number: 1,
        keyId: 'key',
        publishedAt: NOON,
        publishedBy: null,
      });
      expect(await configurations.history('north-1', 1)).toHaveLength(1);
    });

    test('are found by the kiosk and the revision that an entry names, also when others came after', async () => {
      await harbour(given.store);
      const { configurations } = given.store;
      await configurations.publish(publication(1), null);
      await configurations.publish(publication(2), publication(1).revision);
      expect(await configurations.revision('north-1', publication(1).revision)).toEqual(publication(1));
      expect(await configurations.revision('south-1', publication(1).revision)).toBeNull();
      expect(await configurations.revision('north-1', '1.7.abcdefghijklmnop')).toBeNull();
    });

    test('based on an older revision, or for no kiosk of the organisation, are not stored', async () => {
      await harbour(given.store);
      const { configurations } = given.store;
      await configurations.publish(publication(1), null);
      expect(await configurations.publish(publication(2), null)).toBe(false);
      expect(await configurations.publish(publication(2), '1.7.abcdefghijklmnop')).toBe(false);
      expect(await configurations.publish({ ...publication(2), kiosk: 'nobody' }, null)).toBe(false);
      expect(await configurations.publish({ ...publication(2), organisation: 'other' }, publication(1).revision)).toBe(false);
      expect(await configurations.latest('north-1')).toEqual(publication(1));
      expect(await configurations.history('north-1', 10)).toHaveLength(1);
    });

    test('raced on the same base have exactly one winner', async () => {
      await harbour(given.store);
      const { configurations } = given.store;
      await configurations.publish(publication(1), null);
      const raced = Array.from({ length: 8 }, (_, place) => publication(2 + place));
      const results = await Promise.all(raced.map((one) => configurations.publish(one, publication(1).revision)));
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await configurations.latest('north-1')).toEqual(raced[results.indexOf(true)]);
      expect(await configurations.history('north-1', 10)).toHaveLength(2);
    });
  });
}

function publication(number: number, epoch = 1): PublicationRow {
  return {
    revision: `${epoch}.${number}.abcdefghijklmnop`,
    kiosk: 'north-1',
    organisation: 'harbour',
    epoch,
    number,
    payload: `{"number":${number}}`,
    keyId: 'key',
    signature: 'signature',
    publishedAt: NOON,
    publishedBy: null,
  };
}
