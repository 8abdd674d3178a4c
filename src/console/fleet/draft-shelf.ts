// Unpublished changes, kept while the person looks at other pages. Not kept across a reload, which is therefore asked about.
import { type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ConfigurationAnswer } from '../../protocol/console-api.ts';
import type { Draft } from './draft.ts';

export type KeptDraft = { base: ConfigurationAnswer; draft: Draft; newPin: string };
/** By kiosk. */
export type DraftShelf = Signal<ReadonlyMap<string, KeptDraft>>;

export const createDraftShelf = (): DraftShelf => signal(new Map());
export const DraftShelfContext = createContext<DraftShelf>(createDraftShelf());
export const useDraftShelf = () => useContext(DraftShelfContext);

export function keepDraft(shelf: DraftShelf, kiosk: string, kept: KeptDraft | null): void {
  const next = new Map(shelf.value);
  if (kept) next.set(kiosk, kept);
  else next.delete(kiosk);
  shelf.value = next;
}
