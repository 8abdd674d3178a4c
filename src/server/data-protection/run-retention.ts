// Erases what has outlived its time, page by page, as every erasure: on the list first, recorded, never what is on hold. What is old by a figure
// that nobody has confirmed is counted and left. Doing it again does nothing.
import * as v from 'valibot';
import { RetentionPolicy } from '../../protocol/retention-policy.ts';
import { listing } from '../erasures/listing.ts';
import type { Parts } from '../parts.ts';
import type { Limits } from '../store/data-protection-store.ts';
import { asLimits, retentionLimits } from './retention-limits.ts';

const AT_ONCE = 500;
type Needs = Pick<Parts, 'store' | 'erasures'>;
type Asked = { organisation: string; at: number; actor: string; only?: 'look' };
export type RetentionReport = {
  erased: { entries: number; cases: number; facts: number; searches: number };
  /** Old by figures to be confirmed; `more`: at least so many. */
  waiting: { entries: number; cases: number; more: boolean };
};

/** null: the organisation has no retention policy. `only: 'look'` erases nothing, and says as waiting what would go. */
export async function runRetention(parts: Needs, { organisation, at, actor, only }: Asked): Promise<RetentionReport | null> {
  const policy = await readPolicy(parts, organisation);
  if (!policy) return null;
  const today = new Date(at).toISOString().slice(0, 10);
  const { confirmed, unconfirmed } = retentionLimits(policy, today);
  const { dataProtection } = parts.store;
  if (only === 'look') {
    return { erased: { entries: 0, cases: 0, facts: 0, searches: 0 }, waiting: await waiting(parts, asLimits(organisation, confirmed)) };
  }
  const erased = await eraseOutlived(parts, asLimits(organisation, confirmed), { at, actor });
  const searches = confirmed.searches === null ? 0 : await dataProtection.forgetSearchesBefore(organisation, confirmed.searches);
  const report = { erased: { ...erased, searches }, waiting: await waiting(parts, asLimits(organisation, unconfirmed)) };
  await parts.store.audit.append([{ organisation, at, actor, action: 'retention-run', target: null, details: JSON.stringify(report) }]);
  return report;
}

export async function readPolicy({ store }: Pick<Parts, 'store'>, organisation: string): Promise<RetentionPolicy | null> {
  const text = await store.dataProtection.retentionPolicy(organisation);
  return text === null ? null : v.parse(RetentionPolicy, JSON.parse(text));
}

async function eraseOutlived({ store, erasures }: Needs, limits: Limits, { at, actor }: { at: number; actor: string }) {
  const erased = { entries: 0, cases: 0, facts: 0 };
  const { organisation } = limits;
  for (;;) {
    const old = await store.dataProtection.outlived(limits, AT_ONCE);
    if (old.entries.length + old.cases.length === 0) return erased;
    const order = { organisation, ...old, at, actor, action: 'aged-out', held: 'leave' } as const;
    const gone = await store.dataProtection.erase(order, listing(erasures));
    erased.entries += gone.entries.length;
    erased.cases += gone.cases.length;
    erased.facts += gone.facts.length;
    // Held since it was asked for, or erased by another collector.
    if (gone.entries.length + gone.facts.length === 0) return erased;
  }
}

async function waiting({ store }: Needs, limits: Limits): Promise<RetentionReport['waiting']> {
  const { entries, cases } = await store.dataProtection.outlived(limits, AT_ONCE);
  return { entries: entries.length, cases: cases.length, more: entries.length >= AT_ONCE || cases.length >= AT_ONCE };
}
