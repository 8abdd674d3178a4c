// Sealed words opened in memory for data protection, as what they are: a JSON value, or null when no key here opens them.
import type { SealingKey } from '../keys/key-file.ts';
import { openSealedBody } from '../keys/open-sealed-body.ts';

export async function openedWords(
  organisation: string,
  { id, sealed }: { id: string; sealed: string },
  keys: readonly SealingKey[],
): Promise<unknown> {
  const plain = await openSealedBody(sealed, { organisation, entryId: id }, keys);
  try {
    return plain === null ? null : JSON.parse(plain);
  } catch {
    return plain;
  }
}
