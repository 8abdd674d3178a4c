// What a case that is opened here can be about: the organisation's departments and services, as far as they are one's own, and what cases here have
// been about already.
import { useOpenSession } from '../app-context.ts';
import { useInventory } from '../inventory-names.ts';
import { useCaseFeed } from './case-feed-context.tsx';
import type { About } from './opening-form.ts';

export function useAbout(): About {
  const { departments: own } = useOpenSession().person;
  const inventory = useInventory();
  const inUse = useCaseFeed().inUse.value;
  const known = new Set([...inventory.departments.map(({ id }) => id), ...inUse.department, ...(own ?? [])]);
  const isOwn = (id: string) => !own || own.includes(id);
  return {
    departments: [...known].filter(isOwn).map((id) => ({ id, name: inventory.department(id) })),
    services: inventory.services.filter(({ department }) => isOwn(department)),
  };
}
