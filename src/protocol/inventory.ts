// The departments and services that questions can ask about, as the service standards list them.
import type { Configuration } from './configuration.ts';
import type { Inventory } from './questions/question-type.ts';

export function inventoryOf({ standards }: Pick<Configuration, 'standards'>): Inventory {
  return { departments: standards?.departments ?? [], services: standards?.services ?? [] };
}
