// Links, accounts and sessions.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { LinkRow } from '../../src/server/store/store.ts';
import { harbour } from './harbour.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { NOON } from './stored-entry.ts';

export function peopleSuite(fresh: () => Promise<StoreRig>): void {
  describe('people', () => {
    const given = rigPerTest(fresh);
    const people = () => given.store.people;

    test('come in through a link that works once, with its rights', async () => {
      await harbour(given.store);
      const link = invitation({ sites: ['north'], departments: ['lands'], name: 'Front desk' });
      await people().putLink(link);
      expect(await people().link(link.hash, NOON)).toEqual(link);
      const somebody = account('desk');
      const made = { ...somebody, organisation: 'harbour', role: 'staff', sites: ['north'], departments: ['lands'], active: true };
      expect(await people().acceptLink(link.hash, NOON, somebody)).toEqual(made);
      expect(await people().link(link.hash, NOON)).toBeNull();
      expect(await people().acceptLink(link.hash, NOON, account('second'))).toBe('link-refused');
      expect(await people().byAccount('desk')).toEqual(made);
      expect(await people().byId(somebody.id)).toEqual(made);
      expect(await people().people('harbour')).toEqual([made]);
      expect(await people().people('other')).toEqual([]);
      expect(await people().byAccount('second')).toBeNull();
      expect(await people().byId(randomUUID())).toBeNull();
    });

    test('cannot use a link that has expired or never was', async () => {
      await harbour(given.store);
      await people().putLink(invitation({ hash: 'late', expiresAt: NOON }));
      expect(await people().link('late', NOON)).toBeNull();
      expect(await people().acceptLink('late', NOON, account('a'))).toBe('link-refused');
      expect(await people().acceptLink('never', NOON, account('a'))).toBe('link-refused');
      expect(await people().people('harbour')).toEqual([]);
    });

    test('have different account names; the link is not used up by a name that is taken', async () => {
      await harbour(given.store);
      await people().putLink(invitation({ hash: 'one' }));
      await people().putLink(invitation({ hash: 'two', organisation: 'other' }));
      await people().acceptLink('one', NOON, account('desk'));
      expect(await people().acceptLink('two', NOON, account('desk'))).toBe('already-taken');
      expect(await people().acceptLink('two', NOON, account('hall'))).toMatchObject({ account: 'hall', organisation: 'other' });
    });

    test('racing for one link, or for one name, have one winner', async () => {
      await harbour(given.store);
      await people().putLink(invitation({ hash: 'one' }));
      const forLink = await Promise.all(['a1', 'b1', 'c1', 'd1'].map((name) => people().acceptLink('one', NOON, account(name))));
      expect(forLink.filter((result) => result === 'link-refused')).toHaveLength(3);
      const hashes = ['l1', 'l2', 'l3', 'l4'];
      for (const hash of hashes) await people().putLink(invitation({ hash }));
      const forName = await Promise.all(hashes.map((hash) => people().acceptLink(hash, NOON, account('same'))));
      expect(forName.filter((result) => result === 'already-taken')).toHaveLength(3);
      expect(await people().people('harbour')).toHaveLength(2);
    });

    test('count as administrators only in their own organisation', async () => {
      await harbour(given.store);
      await people().putLink(invitation({ hash: 'staff' }));
      await people().acceptLink('staff', NOON, account('desk'));
      expect(await people().hasAdministrator('harbour')).toBe(false);
      await people().putLink(invitation({ hash: 'chief', role: 'administrator' }));
      await people().acceptLink('chief', NOON, account('chief'));
      expect(await people().hasAdministrator('harbour')).toBe(true);
      expect(await people().hasAdministrator('other')).toBe(false);
    });

    test('have sessions that are seen, touched forwards only, and ended', async () => {
      await harbour(given.store);
      await people().putLink(invitation({ hash: 'one' }));
      const person = account('desk');
      await people().acceptLink('one', NOON, person);
      const session = { hash: 'token', person: person.id, createdAt: NOON, lastSeenAt: NOON };
      await people().putSession(session);
      await people().touchSession('token', NOON + 5);
      await people().touchSession('token', NOON + 3);
      expect(await people().session('token')).toEqual({ ...session, lastSeenAt: NOON + 5 });
      await people().deleteSession('token');
      expect(await people().session('token')).toBeNull();
    });
  });
}

function invitation(given: Partial<LinkRow> = {}): LinkRow {
  const rights = { organisation: 'harbour', role: 'staff', name: null, sites: null, departments: null } as const;
  return { hash: 'link', ...rights, expiresAt: NOON + 60_000, createdBy: null, ...given };
}

function account(name: string) {
  return { id: randomUUID(), account: name, name: `Name of ${name}`, passwordHash: '$argon2id$', copyKey: 'copy-key' };
}
