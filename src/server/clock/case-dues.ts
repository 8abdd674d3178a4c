// What lists of cases keep of the clock, so that a query can tell what is due, at risk or overdue without reading every case. It changes only
// with a fact of the case, or with the policy.
import type { Case } from '../../protocol/cases/case-from.ts';
import type { DueOf, Dues } from '../store/case-store.ts';
import { type CasePolicies, type OrganisationClock, organisationClocks } from './organisation-clock.ts';
import { standingsOf } from './read-clock.ts';
import { openingFrom } from './working-time.ts';

/** An organisation without a policy promises nothing. */
export function caseDues(store: CasePolicies, clock: () => number): (organisation: string) => Promise<DueOf> {
  const clocks = organisationClocks(store);
  return async (organisation) => {
    const found = await clocks(organisation);
    const dueOf = (one: Case): Dues => (found ? duesOf(found, one, clock()) : { acknowledgeBy: null, respondBy: null, atRiskFrom: null });
    return Object.assign(dueOf, { policyVersion: found?.version ?? 0 });
  };
}

/**
 * While it waits for the person nobody knows by when an answer is due, also where that began before the organisation opens for the first time.
 */
function duesOf({ policy, calendar }: OrganisationClock, { kind, contact, stage, clock }: Case, nowMs: number): Dues {
  const moment = Math.max(nowMs, openingFrom(calendar, clock.receivedAt).at);
  const { acknowledge, respond } = standingsOf(policy, calendar, { kind, contact, stage, ...clock }, moment);
  const risks = [acknowledge?.riskFrom, respond?.riskFrom].filter((at) => typeof at === 'number');
  return {
    acknowledgeBy: acknowledge?.due.at ?? null,
    respondBy: respond && respond.due.state !== 'paused' ? respond.due.at : null,
    atRiskFrom: risks.length > 0 ? Math.min(...risks) : null,
  };
}
