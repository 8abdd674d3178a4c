// Names for ids, and what nobody has confirmed of what is promised.
import type { Handlers } from '../api/handler.ts';
import { casePolicyOf } from '../cases/case-policy-of.ts';
import { readPolicy } from '../data-protection/run-retention.ts';
import type { Parts } from '../parts.ts';
import { organisationInventory } from './organisation-inventory.ts';
import { unconfirmedIn } from './unconfirmed-in.ts';

export function inventoryHandlers(parts: Parts): Pick<Handlers, 'inventory' | 'unconfirmed'> {
  const { store } = parts;
  return {
    inventory: ({ caller: { person } }) => organisationInventory(store, person.organisation),
    async unconfirmed({ caller: { person } }) {
      const { organisation } = person;
      return unconfirmedIn(await casePolicyOf(store, organisation), await readPolicy(parts, organisation));
    },
  };
}
