// The report on cases, as far as somebody's rights go.

import { Problem } from '../../protocol/problem.ts';
import type { Handlers } from '../api/handler.ts';
import { readFilter } from '../cases/case-query.ts';
import { caseReader } from '../cases/case-reader.ts';
import { organisationClocks } from '../clock/organisation-clock.ts';
import { organisationInventory } from '../inventory/organisation-inventory.ts';
import type { Parts } from '../parts.ts';
import { caseReport } from './case-report.ts';
import { measuredCases } from './measured-cases.ts';
import { reportPeriod } from './report-period.ts';
import { visiblePlace } from './visible-place.ts';

const ASKED: readonly string[] = ['kind', 'site', 'department'];

export function caseReportHandlers({ store, caseOpener, log }: Parts): Pick<Handlers, 'caseReport'> {
  const clocks = organisationClocks(store);
  const measure = measuredCases(store);
  return {
    async caseReport({ caller: { person }, query, receivedAt: now }) {
      const { organisation } = person;
      const { today } = await visiblePlace(store, person, now);
      const { from, to } = reportPeriod(query('from'), query('to'), today);
      const filter = readFilter((name) => (ASKED.includes(name) ? query(name) : undefined));
      await caseOpener.catchUp(organisation);
      const clock = await clocks(organisation).catch((error: unknown) => withoutClock(error, log, organisation));
      const report = await caseReport(store, { organisation, reader: caseReader(person), from, to, filter, clock, measure, now });
      const inventory = await organisationInventory(store, organisation);
      const nameOf = (department: string | null) => inventory.departments.find(({ id }) => id === department)?.name ?? null;
      const departments = report.departments.map((row) => ({ ...row, name: nameOf(row.department) }));
      return { from, to, asOf: new Date(now).toISOString(), ...report, departments };
    },
  };
}

/** A policy that cannot be read keeps nobody from their figures: then no time is measured. A store that is away is another matter. */
function withoutClock(error: unknown, log: Parts['log'], organisation: string): null {
  if (error instanceof Problem) throw error;
  log.error({ err: error, organisation }, 'the working calendar of the report could not be read');
  return null;
}
