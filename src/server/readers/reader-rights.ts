// Whose reader keys somebody may see and decide on. Nobody gives away more than they have.
import type { ReaderRow } from '../store/reader-store.ts';
import type { PersonRow } from '../store/store.ts';

/** One's own; for an administrator those of everybody who works at one of the administrator's sites. */
export function maySeeReader(person: PersonRow, { person: owner, organisation, owner: { sites } }: ReaderRow): boolean {
  if (organisation !== person.organisation) return false;
  if (owner === person.id) return true;
  return person.role === 'administrator' && (person.sites === null || sites === null || sites.some((site) => person.sites?.includes(site)));
}

/** An administrator of all the sites that the key would open. */
export function mayApprove(person: PersonRow, { organisation, owner: { sites } }: ReaderRow): boolean {
  if (person.role !== 'administrator' || organisation !== person.organisation) return false;
  return person.sites === null || (sites?.every((site) => person.sites?.includes(site)) ?? false);
}
