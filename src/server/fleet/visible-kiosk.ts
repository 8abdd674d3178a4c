// A kiosk as far as somebody's rights go: one of another organisation or site does not exist for them.
import { Problem } from '../../protocol/problem.ts';
import type { KioskStateRow, PersonRow, Store } from '../store/store.ts';

/** Throws `not-found`. */
export async function visibleKiosk(store: Store, person: PersonRow, id: string): Promise<KioskStateRow> {
  const kiosk = await store.kiosks.kiosk(id);
  if (!kiosk || !maySee(person, kiosk)) throw new Problem('not-found');
  return kiosk;
}

export function maySee(person: PersonRow, { organisation, site }: { organisation: string; site: string }): boolean {
  return organisation === person.organisation && (person.sites === null || person.sites.includes(site));
}
