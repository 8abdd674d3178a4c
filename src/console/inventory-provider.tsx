// Keeps the names of departments, services and teams for every page, offline from the copy.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { useLanguage } from './app-context.ts';
import { InventoryContext, inventoryNames, NO_INVENTORY } from './inventory-names.ts';
import { useKeptAnswer } from './kept-answer.ts';

const ASK_EVERY_MS = 600_000;

export function InventoryProvider({ children }: { children: ComponentChildren }) {
  const language = useLanguage();
  const { value } = useKeptAnswer('inventory', 'inventory', {}, ASK_EVERY_MS).answer;
  const names = useMemo(() => (value ? inventoryNames(value, language) : NO_INVENTORY), [value, language]);
  return <InventoryContext.Provider value={names}>{children}</InventoryContext.Provider>;
}
