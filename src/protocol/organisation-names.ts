// How an organisation calls its departments, services and teams: cases, reports and files name them by ids alone.
import * as v from 'valibot';
import { LocalisedText } from './text.ts';

const Named = v.object({ id: v.string(), name: LocalisedText });

export const InventoryAnswer = v.object({
  departments: v.array(Named),
  services: v.array(v.object({ ...Named.entries, department: v.string() })),
  /** Beside departments, each of which is a team too. */
  teams: v.array(Named),
});
export type InventoryAnswer = v.InferOutput<typeof InventoryAnswer>;
