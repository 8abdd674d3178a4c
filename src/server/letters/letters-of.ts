// The letters of an organisation, out of its case policy.
import * as v from 'valibot';
import { CasePolicy } from '../../protocol/case-policy.ts';
import type { Letters } from '../../protocol/letters/letter-templates.ts';
import type { Parts } from '../parts.ts';

const Policy = v.pipe(v.string(), v.parseJson(), CasePolicy);

/** null: it has none that this version reads. */
export async function lettersOf({ store }: Pick<Parts, 'store'>, organisation: string): Promise<Letters | null> {
  const row = await store.casePolicies.policy(organisation);
  const read = row && v.safeParse(Policy, row.policy);
  return (read?.success && read.output.letters) || null;
}
