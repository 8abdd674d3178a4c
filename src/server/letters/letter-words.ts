// The letter in a fact, opened in memory: what is sent is what stands on the case.
import * as v from 'valibot';
import { FactWords } from '../../protocol/cases/case-facts.ts';
import { openSealedBody } from '../keys/open-sealed-body.ts';
import type { Parts } from '../parts.ts';
import type { StoredFact } from '../store/case-store.ts';

const Words = v.pipe(v.string(), v.parseJson(), FactWords);

/** null: erased, or no key here opens it. */
export async function openFactWords(
  { keys }: Pick<Parts, 'keys'>,
  organisation: string,
  { id, words }: Pick<StoredFact, 'id' | 'words'>,
): Promise<FactWords | null> {
  if (words === null) return null;
  const read = v.safeParse(Words, await openSealedBody(words, { organisation, entryId: id }, await keys.sealingKeys(organisation)));
  return read.success ? read.output : null;
}
