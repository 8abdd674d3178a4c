// Tokens of the read API: found by their hash alone, listed by organisation, revoked once and for ever.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ApiTokenRow } from '../../src/server/store/api-token-store.ts';
import { ANA } from './a-case.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { NOON } from './stored-entry.ts';

function aToken(change: Partial<ApiTokenRow> = {}): ApiTokenRow {
  const times = { createdAt: NOON, createdBy: ANA, expiresAt: NOON + 1, revokedAt: null, lastUsedAt: null };
  return { id: randomUUID(), organisation: 'harbour', name: 'A', hash: randomUUID(), scope: 'reports', sites: null, ...times, ...change };
}

export function apiTokenSuite(fresh: () => Promise<StoreRig>): void {
  describe('tokens of the read API', () => {
    const given = rigPerTest(fresh);
    const tokens = () => given.store.apiTokens;

    test('are found by hash, as they were made, and after a restart', async () => {
      const token = aToken({ sites: ['north', 'south'], scope: 'case-rows' });
      await tokens().add(token);
      expect(await tokens().byHash(token.hash)).toEqual(token);
      expect(await tokens().byHash(token.id)).toBeNull();
      expect(await (await given.rig.reopen()).apiTokens.byHash(token.hash)).toEqual(token);
    });

    test('never share a hash', async () => {
      const token = aToken();
      await tokens().add(token);
      await expect(tokens().add(aToken({ hash: token.hash }))).rejects.toThrow();
    });

    test('are listed by organisation, the newest first', async () => {
      const [older, newer, other] = [aToken(), aToken({ createdAt: NOON + 5 }), aToken({ organisation: 'market' })];
      for (const token of [older, newer, other]) await tokens().add(token);
      expect(await tokens().tokens('harbour')).toEqual([newer, older]);
    });

    test('are revoked by their own organisation, once; and say when they were used', async () => {
      const token = aToken();
      await tokens().add(token);
      await tokens().revoke('market', token.id, NOON);
      await tokens().touch(token.id, NOON + 7);
      expect(await tokens().byHash(token.hash)).toEqual({ ...token, lastUsedAt: NOON + 7 });
      await tokens().revoke('harbour', token.id, NOON + 8);
      await tokens().revoke('harbour', token.id, NOON + 9);
      expect((await tokens().byHash(token.hash))?.revokedAt).toBe(NOON + 8);
    });
  });
}
