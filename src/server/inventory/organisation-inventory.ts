// The departments and services that an organisation's kiosks show, each once, and the teams of its case policy.
import type { InventoryAnswer } from '../../protocol/organisation-names.ts';
import { casePolicyOf } from '../cases/case-policy-of.ts';
import { shownFrom } from '../configuration/shown-from.ts';
import type { Store } from '../store/store.ts';

type Needs = Pick<Store, 'kiosks' | 'configurations' | 'casePolicies'>;

/** By what kiosks are wanted to show; of kiosks that say it differently, the first in order of their ids. */
export async function organisationInventory(store: Needs, organisation: string): Promise<InventoryAnswer> {
  const shown = shownFrom(store);
  const departments = new Map<string, InventoryAnswer['departments'][number]>();
  const services = new Map<string, InventoryAnswer['services'][number]>();
  const kiosks = (await store.kiosks.kiosks(organisation)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id: kiosk, wanted } of kiosks) {
    const standards = wanted === null ? undefined : (await shown(kiosk, wanted))?.standards;
    for (const { id, name } of standards?.departments ?? []) if (!departments.has(id)) departments.set(id, { id, name });
    for (const { id, name, department } of standards?.services ?? []) if (!services.has(id)) services.set(id, { id, name, department });
  }
  const teams = (await casePolicyOf(store, organisation))?.teams ?? [];
  return { departments: [...departments.values()], services: [...services.values()], teams };
}
