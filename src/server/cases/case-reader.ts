// What of cases somebody may see, by role and place.
import type { CaseReader } from '../store/case-store.ts';
import type { PersonRow } from '../store/store.ts';

/** Intake stands outside the stations, and takes what is held at any of them; oversight reads all at its places. */
export function caseReader({ id, role, sites, departments }: Pick<PersonRow, 'id' | 'role' | 'sites' | 'departments'>): CaseReader {
  const held = role === 'intake' ? 'anywhere' : role === 'oversight' ? 'own-places' : 'nowhere';
  return { person: id, sites, departments, held };
}
