// An organisation gets keys once, before it is stored. From then on a missing key is a mistake (a wrong folder, a forgotten backup)
// that must be said: with new keys, kiosks would refuse every publication and words already sealed would never open.
import * as v from 'valibot';
import { PublicationPayload } from '../../protocol/publication.ts';
import type { Parts } from '../parts.ts';

type Needs = Pick<Parts, 'store' | 'keys'>;
const Recipients = v.pick(PublicationPayload, ['recipients']);

/** Throws an Error that names the folder when a key is missing or can't be used. */
export async function checkKeys({ store, keys }: Needs, organisation: string): Promise<void> {
  await keys.configurationKeys(organisation);
  const [own, others] = await Promise.all([keys.sealingKeys(organisation), keys.recipients(organisation)]);
  const held = new Set([...own, ...others].map(({ keyId }) => keyId));
  for (const { id } of await store.kiosks.kiosks(organisation)) {
    const sealedTo = await ownKeyAt({ store }, id);
    if (sealedTo !== null && !held.has(sealedTo)) throw new Error(missing(sealedTo, id, organisation, keys.home(organisation)));
  }
}

/** Makes keys for an organisation the store does not hold yet; for any other as `checkKeys`. */
export async function makeOrCheckKeys(parts: Needs, organisation: string): Promise<void> {
  if (await parts.store.kiosks.organisation(organisation)) return checkKeys(parts, organisation);
  await parts.keys.createKeys(organisation);
}

/** The organisation's own among those that the kiosk seals to stands first. The others are held elsewhere and may be taken out. */
async function ownKeyAt({ store }: Pick<Parts, 'store'>, kiosk: string): Promise<string | null> {
  const latest = await store.configurations.latest(kiosk);
  return latest ? (v.parse(Recipients, JSON.parse(latest.payload)).recipients[0]?.keyId ?? null) : null;
}

function missing(keyId: string, kiosk: string, organisation: string, folder: string): string {
  return [
    `The sealing key ${keyId} of ${organisation} is not in ${folder}, but "${kiosk}" seals words to it. Bring the folder of keys back from`,
    `the backup. If the key is lost for good, words sealed to it stay closed: "npm run keys -- publish ${organisation}" has new words sealed`,
    'to the newest key that is left.',
  ].join(' ');
}
