// A rig for each test, ended after it.
import { afterEach, beforeEach } from 'vitest';
import type { Store } from '../../src/server/store/store.ts';
import type { StoreRig } from './store-rig.ts';

/** `store` and `rig` are those of the test that runs now. */
export function rigPerTest(fresh: () => Promise<StoreRig>): { readonly store: Store; readonly rig: StoreRig } {
  let rig: StoreRig;
  beforeEach(async () => {
    rig = await fresh();
  });
  afterEach(() => rig.end());
  return {
    get store() {
      return rig.store;
    },
    get rig() {
      return rig;
    },
  };
}
