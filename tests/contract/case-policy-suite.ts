// Case policies: one for each organisation, replaced as a whole.
import { describe, expect, test } from 'vitest';
import type { CasePolicyRow } from '../../src/server/store/case-store.ts';
import { harbour } from './harbour.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { NOON } from './stored-entry.ts';

export function casePolicySuite(fresh: () => Promise<StoreRig>): void {
  describe('case policies', () => {
    const given = rigPerTest(fresh);

    test('are kept as they came, each for its organisation alone, also after a restart', async () => {
      await harbour(given.store);
      const { casePolicies } = given.store;
      const row: CasePolicyRow = { organisation: 'harbour', policy: '{"atRiskFrom":0.5,"words":"né à Genève"}', putAt: NOON };
      await casePolicies.putPolicy(row);
      expect(await casePolicies.policy('harbour')).toEqual({ ...row, version: 1 });
      expect(await casePolicies.policy('other')).toBeNull();
      expect(await casePolicies.policy('nobody')).toBeNull();
      expect(await (await given.rig.reopen()).casePolicies.policy('harbour')).toEqual({ ...row, version: 1 });
    });

    test('take the place of the one before, and leave those of others', async () => {
      await harbour(given.store);
      const { casePolicies } = given.store;
      const others = { organisation: 'other', policy: '{"of":"other"}', putAt: NOON };
      await casePolicies.putPolicy(others);
      await casePolicies.putPolicy({ organisation: 'harbour', policy: '{"n":1}', putAt: NOON });
      await casePolicies.putPolicy({ organisation: 'harbour', policy: '{"n":2}', putAt: NOON + 5 });
      expect(await casePolicies.policy('harbour')).toEqual({
        ...{ organisation: 'harbour', policy: '{"n":2}', putAt: NOON + 5 },
        version: 2,
      });
      expect(await casePolicies.policy('other')).toEqual({ ...others, version: 1 });
    });

    test('belong to an organisation that is there', async () => {
      await harbour(given.store);
      await expect(given.store.casePolicies.putPolicy({ organisation: 'nobody', policy: '{}', putAt: NOON })).rejects.toThrow();
    });
  });
}
