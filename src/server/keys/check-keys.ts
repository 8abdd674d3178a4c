// An organisation gets keys once, before it is stored. From then on a missing key is a mistake (a wrong folder, a forgotten backup)
// that must be said: with new keys, kiosks would refuse every publication and words already sealed would never open.
import type { Parts } from '../parts.ts';

/** Throws an Error that names the folder when a key is missing or can't be used. */
export async function checkKeys({ keys }: Pick<Parts, 'keys'>, organisation: string): Promise<void> {
  await keys.configurationKeys(organisation);
  await keys.sealingKeys(organisation);
}

/** Makes keys for an organisation the store does not hold yet; for any other as `checkKeys`. */
export async function makeOrCheckKeys(parts: Pick<Parts, 'store' | 'keys'>, organisation: string): Promise<void> {
  if (await parts.store.kiosks.organisation(organisation)) return checkKeys(parts, organisation);
  await parts.keys.createKeys(organisation);
}
