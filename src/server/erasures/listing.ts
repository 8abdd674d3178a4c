// How the store writes what it is about to erase on the list: before anything is erased, on the disk when this resolves.
import type { DataProtectionStore } from '../store/data-protection-store.ts';
import type { ErasureList } from './erasure-list.ts';

export function listing(erasures: Pick<ErasureList, 'append'>): Parameters<DataProtectionStore['erase']>[1] {
  return (entries, words) => erasures.append([...entries, ...words]);
}
