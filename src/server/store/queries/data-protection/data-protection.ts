// Data protection: words found, erased, held, aged out.
import type { DataProtectionStore } from '../../data-protection-store.ts';
import type { StoreEngine } from '../../store-engine.ts';
import { eraseFound, eraseWordsAgain } from './erase-found.ts';
import { erasedSince } from './erased-since.ts';
import { holdStore } from './holds.ts';
import { ageing } from './outlived.ts';
import { sealedWordsStore } from './sealed-words.ts';
import { searchStore } from './searches.ts';

export function dataProtectionStore(engine: StoreEngine): DataProtectionStore {
  return {
    ...sealedWordsStore(engine),
    ...holdStore(engine),
    ...ageing(engine),
    ...searchStore(engine),
    erase: (order, list) => eraseFound(engine, order, list),
    eraseWordsAgain: (words) => eraseWordsAgain(engine, words),
    erasedSince: (query) => erasedSince(engine, query),
    scrub: () => engine.scrub(),
  };
}
