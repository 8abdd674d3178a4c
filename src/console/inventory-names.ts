// What departments, services and teams are called, for screens that only know their ids. One that nobody names any more stands under its id.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { InventoryAnswer } from '../protocol/organisation-names.ts';
import { textIn } from '../protocol/text.ts';

type Named = { id: string; name: string };
export type InventoryNames = {
  /** In order of their names. */
  departments: readonly Named[];
  services: readonly (Named & { department: string })[];
  /** Departments are teams too. */
  teams: readonly Named[];
  department(id: string): string;
  service(id: string): string;
  team(id: string): string;
};

export function inventoryNames({ departments, services, teams }: InventoryAnswer, language: string): InventoryNames {
  const byName = (a: Named, b: Named) => a.name.localeCompare(b.name, language);
  const said = <Row extends { id: string; name: Record<string, string> }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, name: textIn(row.name, language, 'en') })).sort(byName);
  const named = { departments: said(departments), services: said(services), teams: said([...departments, ...teams]) };
  const from = (rows: readonly Named[]) => (id: string) => rows.find((row) => row.id === id)?.name ?? id;
  return { ...named, department: from(named.departments), service: from(named.services), team: from(named.teams) };
}

export const NO_INVENTORY = inventoryNames({ departments: [], services: [], teams: [] }, 'en');
export const InventoryContext = createContext<InventoryNames>(NO_INVENTORY);

export function useInventory(): InventoryNames {
  return useContext(InventoryContext);
}
