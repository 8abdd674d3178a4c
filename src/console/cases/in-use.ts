// What the cases of a copy are about and who has them, for choices that offer nothing else: worked out once for each change of the rows. Pure.
import type { ListedCase } from './case-view.ts';

export type InUse = { [Of in 'department' | 'service' | 'team' | 'owner']: ReadonlySet<string> };

export function inUse(rows: readonly ListedCase[]): InUse {
  const found = { department: new Set<string>(), service: new Set<string>(), team: new Set<string>(), owner: new Set<string>() };
  for (const row of rows) {
    if (row.department !== null) found.department.add(row.department);
    if (row.service !== null) found.service.add(row.service);
    if (row.team !== null) found.team.add(row.team);
    if (row.owner !== null) found.owner.add(row.owner);
  }
  return found;
}
