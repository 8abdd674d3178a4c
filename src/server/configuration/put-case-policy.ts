// Keeps what an organisation's files promise about cases. Without such a file what stands, stands.
import type { Parts } from '../parts.ts';
import type { OrganisationFiles } from './read-configuration-files.ts';

/** True when it was new or had changed. */
export async function putCasePolicy(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { organisation, cases }: Pick<OrganisationFiles, 'organisation' | 'cases'>,
): Promise<boolean> {
  if (!cases) return false;
  const { id } = organisation.organisation;
  const policy = JSON.stringify(cases);
  if ((await store.casePolicies.policy(id))?.policy === policy) return false;
  await store.casePolicies.putPolicy({ organisation: id, policy, putAt: clock() });
  return true;
}
