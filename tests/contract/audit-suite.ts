// The audit log: in order, whole, and showing when it is not.
import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../src/server/store/audit-store.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { NOON } from './stored-entry.ts';

export function auditSuite(fresh: () => Promise<StoreRig>): void {
  describe('the audit log', () => {
    const given = rigPerTest(fresh);
    const audit = () => given.store.audit;

    test('gives the latest first, of one organisation', async () => {
      const events = [event('a'), event('b', 'other'), event('c')];
      await audit().append(events);
      await audit().append([event('d')]);
      await audit().append([]);
      expect(await audit().latest('harbour', 2)).toEqual([event('d'), event('c')]);
      expect(await audit().latest('harbour', 10)).toEqual([event('d'), event('c'), event('a')]);
      expect(await audit().latest('other', 10)).toEqual([event('b', 'other')]);
    });

    test('is one chain, also when many write at once', async () => {
      const actions = Array.from({ length: 30 }, (_, place) => `action-${place}`);
      await Promise.all(actions.map((action) => audit().append([event(action), event(action, 'other'), event(action)])));
      expect(await audit().latest('harbour', 100)).toHaveLength(60);
      expect(await audit().firstBroken('harbour')).toBeNull();
      expect(await audit().firstBroken('other')).toBeNull();
      expect(await audit().firstBroken('nobody')).toBeNull();
      const rows = await given.rig.sql(
        `select number, hash, previous_hash from audit_events where organisation = 'harbour' order by number`,
      );
      expect(rows.map(({ number }) => Number(number))).toEqual(Array.from({ length: 60 }, (_, place) => place + 1));
      expect(rows.slice(1).map((row) => row.previous_hash)).toEqual(rows.slice(0, -1).map((row) => row.hash));
    });

    test.each([
      ['changed', `update audit_events set actor = 'somebody' where number = 3`, 3],
      ['taken out', 'delete from audit_events where number = 3', 3],
      ['cut off at the end', 'delete from audit_events where number = 5', 5],
      ['renumbered', 'update audit_events set number = 9 where number = 3', 3],
    ])('shows where it was %s', async (_how, tamper, place) => {
      await audit().append(['a', 'b', 'c', 'd', 'e'].map((action) => event(action)));
      await given.rig.sql(tamper);
      expect(await audit().firstBroken('harbour')).toBe(place);
    });
  });
}

function event(action: string, organisation = 'harbour'): AuditEvent {
  return { organisation, at: NOON, actor: 'person-1', action, target: action === 'a' ? null : 'kiosk-1', details: `{"n":"${action}"}` };
}
