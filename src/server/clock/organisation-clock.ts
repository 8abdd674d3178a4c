// An organisation's case policy as it stands in the store, with its calendar. The calendar is made once for each policy.
import * as v from 'valibot';
import { CasePolicy } from '../../protocol/case-policy.ts';
import type { CasePolicyStore } from '../store/case-store.ts';
import { type WorkingCalendar, workingCalendar } from './working-calendar.ts';

export type CasePolicies = { casePolicies: Pick<CasePolicyStore, 'policy'> };
/** `version`: of the policy, as the store counts them. */
export type OrganisationClock = { version: number; policy: CasePolicy; calendar: WorkingCalendar };

/** Gives null for an organisation without a policy: it promises nothing. */
export function organisationClocks({ casePolicies }: CasePolicies): (organisation: string) => Promise<OrganisationClock | null> {
  const made = new Map<string, { version: number; text: string; clock: Promise<OrganisationClock> }>();
  return async (organisation) => {
    const row = await casePolicies.policy(organisation);
    if (!row) return null;
    const known = made.get(organisation);
    if (known && known.version === row.version && known.text === row.policy) return known.clock;
    const clock = makeClock(row.version, row.policy);
    made.set(organisation, { version: row.version, text: row.policy, clock });
    return clock;
  };
}

async function makeClock(version: number, text: string): Promise<OrganisationClock> {
  const policy = v.parse(CasePolicy, JSON.parse(text));
  return { version, policy, calendar: await workingCalendar(policy.calendar) };
}
