// The secret by which entries and visits have their opaque names, asked of the store once.
import type { Store } from '../store/store.ts';
import { type OpaqueIds, opaqueIds } from './opaque-id.ts';

export function itemNames({ sharedSecret }: Pick<Store, 'sharedSecret'>): () => Promise<OpaqueIds> {
  let asked: Promise<OpaqueIds> | undefined;
  return () => {
    asked ??= sharedSecret('inbox-ids').then(opaqueIds);
    // A store that could not be read is asked again next time.
    asked.catch(() => (asked = undefined));
    return asked;
  };
}
