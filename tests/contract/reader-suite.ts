// Reader keys: enrolled once, approved once, always with their person's account as it stands.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { NewReader } from '../../src/server/store/reader-store.ts';
import { harbour } from './harbour.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { NOON } from './stored-entry.ts';

export function readerSuite(fresh: () => Promise<StoreRig>): void {
  describe('readers', () => {
    const given = rigPerTest(fresh);
    const readers = () => given.store.readers;

    async function somebody(sites: string[] | null = ['north'], organisation = 'harbour'): Promise<string> {
      const { people } = given.store;
      const id = randomUUID();
      const link = { organisation, role: 'staff', name: null, sites, departments: null, createdBy: null } as const;
      await people.putLink({ ...link, hash: id, expiresAt: NOON + 1 });
      await people.acceptLink(id, NOON, { id, account: `a-${id}`, name: 'Ana', passwordHash: '', copyKey: '' });
      return id;
    }
    const key = (person: string, more: Partial<NewReader> = {}): NewReader => {
      const names = { keyId: randomUUID(), publicKey: randomUUID(), credentialId: randomUUID() };
      return { ...names, organisation: 'harbour', person, rpId: 'example.org', enrolledAt: NOON, ...more };
    };

    test('are listed in order of enrolment, of their own organisation alone, also after a restart', async () => {
      await harbour(given.store);
      const [person, stranger] = [await somebody(), await somebody(null, 'other')];
      const second = key(person, { enrolledAt: NOON + 1 });
      const first = key(person);
      for (const reader of [second, first, key(stranger, { organisation: 'other' })]) expect(await readers().enrol(reader)).toBe(true);
      const owner = { name: 'Ana', role: 'staff', sites: ['north'], active: true };
      const rows = [first, second].map((reader) => ({ ...reader, approvedAt: null, approvedBy: null, owner }));
      expect(await readers().readers('harbour')).toEqual(rows);
      expect(await (await given.rig.reopen()).readers.readers('harbour')).toEqual(rows);
    });

    test('hold a key and a credential once, whoever enrols it, also at the same time', async () => {
      await harbour(given.store);
      const [person, other] = [await somebody(), await somebody()];
      const reader = key(person);
      expect((await Promise.all([1, 2, 3].map(() => readers().enrol(reader)))).filter(Boolean)).toHaveLength(1);
      expect(await readers().enrol(key(other, { credentialId: reader.credentialId }))).toBe(false);
      expect(await readers().enrol(key(other, { publicKey: reader.publicKey }))).toBe(false);
      expect(await readers().readers('harbour')).toHaveLength(1);
    });

    test('are approved once and removed, by their own organisation alone', async () => {
      await harbour(given.store);
      const reader = key(await somebody());
      await readers().enrol(reader);
      await readers().approve('other', reader.keyId, NOON, 'x');
      await readers().remove('other', reader.keyId);
      expect(await readers().readers('harbour')).toMatchObject([{ approvedAt: null }]);
      await readers().approve('harbour', reader.keyId, NOON + 5, 'boss');
      await readers().approve('harbour', reader.keyId, NOON + 9, 'later');
      expect(await readers().readers('harbour')).toMatchObject([{ approvedAt: NOON + 5, approvedBy: 'boss' }]);
      await readers().remove('harbour', reader.keyId);
      await readers().remove('harbour', reader.keyId);
      expect(await readers().readers('harbour')).toEqual([]);
    });

    test('show at once that an account is no longer in use', async () => {
      await harbour(given.store);
      const person = await somebody(null);
      await readers().enrol(key(person));
      await given.rig.sql(`update people set active = 0 where id = '${person}'`);
      expect(await readers().readers('harbour')).toMatchObject([{ owner: { active: false, sites: null } }]);
    });
  });
}
