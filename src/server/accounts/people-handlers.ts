// Who has an account in the organisation, and inviting somebody.
import { Problem } from '../../protocol/problem.ts';
import type { Handlers } from '../api/handler.ts';
import type { Parts } from '../parts.ts';
import type { PersonRow } from '../store/store.ts';
import { makeLink } from './links.ts';

export function peopleHandlers(parts: Parts): Pick<Handlers, 'people' | 'invite'> {
  const { store } = parts;
  return {
    async people({ caller }) {
      const rows = await store.people.people(caller.person.organisation);
      const people = rows.map(({ id, name, account, role, organisation, sites, departments, active }) => {
        return { id, name, account, role, organisation, sites, departments, active };
      });
      return { people };
    },

    async invite({ caller, body, receivedAt: at, origin }) {
      const { organisation, id: actor } = caller.person;
      const { name, role, sites, departments } = body;
      await checkSites(parts, caller.person, sites);
      checkDepartments(caller.person, departments);
      const { path, expiresAt } = await makeLink(parts, { organisation, role, name, sites, departments, createdBy: actor }, at);
      const details = JSON.stringify({ role, sites, departments });
      await store.audit.append([{ organisation, at, actor, action: 'person-invited', target: null, details }]);
      return { link: `${origin}${path}`, expiresAt: new Date(expiresAt).toISOString() };
    },
  };
}

/** Nobody gives away more than they have. Which departments there are stands in configurations, one of which may know a new one. */
function checkDepartments({ departments: own }: PersonRow, departments: readonly string[] | null): void {
  if (own === null) return;
  const isOwn = departments?.every((department) => own.includes(department)) ?? false;
  if (!isOwn) throw new Problem('not-allowed', { path: 'departments' });
}

/** Nobody gives away more than they have. */
export async function checkSites({ store }: Pick<Parts, 'store'>, inviter: PersonRow, sites: readonly string[] | null): Promise<void> {
  if (sites === null && inviter.sites !== null) throw new Problem('not-allowed', { path: 'sites' });
  const known = new Set(inviter.sites ?? (await store.kiosks.sites(inviter.organisation)).map(({ id }) => id));
  const place = (sites ?? []).findIndex((site) => !known.has(site));
  if (place >= 0) throw new Problem('shape-invalid', { detail: 'not a site of the organisation', path: `sites.${place}` });
}
