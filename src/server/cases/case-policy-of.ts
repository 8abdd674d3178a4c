// What an organisation promises about cases, as it stands in the store.
import * as v from 'valibot';
import { CasePolicy } from '../../protocol/case-policy.ts';
import type { CasePolicyStore } from '../store/case-store.ts';

/** null: it has none that this version reads. */
export async function casePolicyOf(
  { casePolicies }: { casePolicies: Pick<CasePolicyStore, 'policy'> },
  organisation: string,
): Promise<CasePolicy | null> {
  const row = await casePolicies.policy(organisation);
  const read = row && v.safeParse(v.pipe(v.string(), v.parseJson(), CasePolicy), row.policy);
  return read?.success ? read.output : null;
}
