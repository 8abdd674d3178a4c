// Keeps what an organisation's files say of how long things are kept. Without such a file what stands, stands.
import type { Parts } from '../parts.ts';
import type { OrganisationFiles } from './read-configuration-files.ts';

/** True when it was new or had changed. */
export async function putRetentionPolicy(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { organisation, retention }: Pick<OrganisationFiles, 'organisation' | 'retention'>,
): Promise<boolean> {
  if (!retention) return false;
  const { id } = organisation.organisation;
  const policy = JSON.stringify(retention);
  if ((await store.dataProtection.retentionPolicy(id)) === policy) return false;
  await store.dataProtection.putRetentionPolicy({ organisation: id, policy, putAt: clock() });
  return true;
}
