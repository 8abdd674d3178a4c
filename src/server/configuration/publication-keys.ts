// Who the words taken at a kiosk are sealed to, as of now: the organisation's recipients, and the people who may open waiting words at
// that kiosk. Both stand in each publication.
import { KIOSK_READERS } from '../../protocol/console-api.ts';
import { MAX_READERS, type PublicationPayload } from '../../protocol/publication.ts';
import type { Parts } from '../parts.ts';
import type { ReaderRow } from '../store/reader-store.ts';

type Place = { organisation: string; site: string };
export type PublicationKeys = Pick<PublicationPayload, 'recipients' | 'readers'>;

export async function publicationKeys({ store, keys }: Pick<Parts, 'store' | 'keys'>, place: Place): Promise<PublicationKeys> {
  const police = (await store.kiosks.site(place.organisation, place.site))?.police ?? false;
  const readers = (await store.readers.readers(place.organisation)).filter((reader) => mayReadAt(reader, { ...place, police }));
  return {
    recipients: await keys.recipients(place.organisation),
    // Approving looks for room; this holds when a person's sites grew since: those enrolled first stay.
    readers: readers.slice(0, MAX_READERS).map(({ keyId, publicKey, credentialId, rpId, owner: { name } }) => {
      return { keyId, publicKey, credentialId, rpId, name };
    }),
  };
}

/**
 * Approved, and its person's account is in use, of a role that reads, and for this site. What waits at a police site may be a complaint about
 * somebody there, which intake alone reads before it is released.
 */
export function mayReadAt({ approvedAt, owner }: ReaderRow, { site, police }: { site: string; police: boolean }): boolean {
  const { active, role, sites } = owner;
  const reads = police ? role === 'intake' : KIOSK_READERS.includes(role);
  return approvedAt !== null && active && reads && (sites === null || sites.includes(site));
}
