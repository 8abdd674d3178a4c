// Remembers what was measured of cases, so that a report that is asked for again works out only what changed: measuring a case costs a good part of
// a millisecond. It is told which cases there are, and asks no question of its own about that: what is remembered gives nobody a case that a question
// with their rights did not give them.
import type { OrganisationClock } from '../clock/organisation-clock.ts';
import type { DueCase, ReportedCase } from '../store/case-report-store.ts';
import type { Store } from '../store/store.ts';
import { type MeasuredCase, measuredCase } from './case-story.ts';

/** A few hundred bytes each. */
const MOST = 100_000;
/** Others have their turn in between. */
const AT_ONCE = 100;

type Known = { row: ReportedCase; clock: OrganisationClock | null; measured: MeasuredCase };
type CaseMeasured = { due: DueCase; row: ReportedCase; measured: MeasuredCase };

/** In the order of the cases. `clock`: the same object for as long as the policy is the same. */
export type MeasureCases = (organisation: string, cases: readonly DueCase[], clock: OrganisationClock | null) => Promise<CaseMeasured[]>;

/** `most`: how many are remembered, for a test. */
export function measuredCases({ caseReports }: Pick<Store, 'caseReports'>, most = MOST): MeasureCases {
  const organisations = new Map<string, Map<number, Known>>();
  return async (organisation, cases, clock) => {
    const known = organisations.get(organisation) ?? new Map<number, Known>();
    organisations.set(organisation, known);
    const isKnown = ({ opening, change }: DueCase) => {
      const found = known.get(opening);
      // A change is of one case alone, also where cases were numbered anew.
      return found?.row.change === change && found.clock === clock;
    };
    const changed = cases.filter((one) => !isKnown(one)).map(({ opening }) => opening);
    const fresh = new Map<number, Known>();
    for (let from = 0; from < changed.length; from += AT_ONCE) {
      const rows = await caseReports.rows(organisation, changed.slice(from, from + AT_ONCE));
      for (const [row, measured] of await measureAll(organisation, rows, clock)) fresh.set(row.opening, { row, clock, measured });
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    // One that was made anew under another number meanwhile is in the next report.
    const result = cases.flatMap((due) => {
      const found = fresh.get(due.opening) ?? known.get(due.opening);
      return found ? [{ due, row: found.row, measured: found.measured }] : [];
    });
    for (const [opening, one] of fresh) known.set(opening, one);
    for (const opening of known.keys()) {
      if (known.size <= most) break;
      known.delete(opening);
    }
    return result;
  };

  async function measureAll(organisation: string, rows: readonly ReportedCase[], clock: OrganisationClock | null) {
    const facts = await caseReports.facts(
      organisation,
      rows.map(({ id }) => id),
    );
    const byCase = Map.groupBy(facts, (fact) => fact.case);
    return rows.map((row) => [row, measuredCase(byCase.get(row.id) ?? [], clock)] as const);
  }
}
