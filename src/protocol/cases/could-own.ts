// Whether somebody could work on a case if it were given to them: the collector judges by it, the console offers by it. Pure.
import type { Role } from '../console-api.ts';
import type { Case } from './case-from.ts';

type Somebody = { role: string; sites: readonly string[] | null; departments: readonly string[] | null };
const WORKERS: readonly Role[] = ['staff', 'intake', 'handler'];

/** What it is about is looked at by `refusal.ts`. */
export function couldOwn(
  { role, sites, departments }: Somebody,
  { site, department, held }: Pick<Case, 'site' | 'department' | 'held'>,
): boolean {
  if (!(WORKERS as readonly string[]).includes(role)) return false;
  if (held) return role === 'intake';
  const isThere = sites === null || sites.includes(site);
  return isThere && (departments === null || department === null || departments.includes(department));
}
