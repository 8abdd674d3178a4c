// The report on cases. Rights are part of each question: what somebody may not see is in no figure of theirs.

import { CASE_STATES } from '../../protocol/cases/case-kinds.ts';
import type { CaseReportAnswer } from '../../protocol/cases/case-report-api.ts';
import { ENDED } from '../../protocol/cases/state-changes.ts';
import type { OrganisationClock } from '../clock/organisation-clock.ts';
import type { CaseFilter, CaseReader } from '../store/case-store.ts';
import type { Store } from '../store/store.ts';
import { caseFigures, figuresBy } from './case-figures.ts';
import { caseStory } from './case-story.ts';
import type { MeasureCases } from './measured-cases.ts';

export type ReportQuery = {
  organisation: string;
  reader: CaseReader;
  from: string;
  to: string;
  filter: Pick<CaseFilter, 'kind' | 'site' | 'department'>;
  clock: OrganisationClock | null;
  measure: MeasureCases;
  now: number;
};
type Figures = Omit<CaseReportAnswer, 'from' | 'to' | 'asOf'>;

export async function caseReport({ caseReports }: Pick<Store, 'caseReports'>, query: ReportQuery): Promise<Figures> {
  const { organisation, clock, now, measure } = query;
  const received = await caseReports.received(query);
  const measured = await measure(organisation, received, clock);
  const stories = measured.map(({ due, row, measured }) => caseStory({ ...row, ...due }, measured, now));
  return {
    hasCalendar: clock !== null,
    whole: caseFigures(stories),
    sites: figuresBy(stories, ({ site }) => site).map(({ key, figures }) => ({ site: key as never, ...figures })),
    departments: figuresBy(stories, ({ department }) => department).map(({ key, figures }) => ({
      department: key,
      name: null,
      ...figures,
    })),
    kinds: figuresBy(stories, ({ kind }) => kind).map(({ key, figures }) => ({ kind: key, ...figures })),
    risk: await riskOf(caseReports, query),
  };
}

const UNRESOLVED = CASE_STATES.filter((state) => !ENDED.includes(state));

function riskOf({ risk }: Store['caseReports'], query: ReportQuery): Promise<Figures['risk']> | Figures['risk'] {
  const { organisation, reader, filter, now } = query;
  if (filter.kind !== undefined && filter.kind !== 'complaint') return { unresolved: 0, late: 0, severe: 0, oldest: null };
  return risk({ organisation, reader, filter: { ...filter, kind: 'complaint', states: UNRESOLVED }, now });
}
