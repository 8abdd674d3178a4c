// How cases fare: how many, how long they take, which promises are kept, what was decided; and the complaints that nobody has settled yet.
import { useMemo, useState } from 'preact/hooks';
import { CaseKind } from '../../protocol/cases/case-kinds.ts';
import type { CaseReportAnswer } from '../../protocol/cases/case-report-api.ts';
import { textIn } from '../../protocol/text.ts';
import { AnswerAge } from '../answer-age.tsx';
import { useApp, useLanguage, useOpenSession, useTag, useTexts } from '../app-context.ts';
import { ChoiceField } from '../exports/choice-field.tsx';
import { type Places, placesOf } from '../fleet/places.ts';
import { useInventory } from '../inventory-names.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import '../overview/overview.css';
import { PeriodChoice, type PeriodWish } from '../overview/period-choice.tsx';
import { lastDays, periodBefore, today } from '../period.ts';
import { calendarDay } from '../ui/spoken-time.ts';
import { FiguresTable } from './figures-table.tsx';
import './reports.css';
import { UnconfirmedPart } from './unconfirmed-part.tsx';

const ASK_EVERY_MS = 300_000;
const PLACES_EVERY_MS = 600_000;

export function ReportsPage() {
  const { clock } = useApp();
  const { person } = useOpenSession();
  const texts = useTexts();
  const language = useLanguage();
  const kiosks = useKeptAnswer('kiosks', 'kiosks', {}, PLACES_EVERY_MS).answer;
  const places = useMemo(() => placesOf(kiosks.value?.kiosks ?? [], language), [kiosks.value, language]);
  const [wish, setWish] = useState<PeriodWish>({ days: 90 });
  const [kind, setKind] = useState('');
  const [site, setSite] = useState('');
  const period = 'days' in wish ? lastDays(wish.days, today(clock())) : wish;
  const t = texts.reports;
  const kinds = CaseKind.options.map((id) => ({ id, name: texts.cases.kinds[id] }));
  const filter = { ...(kind ? { kind } : {}), ...(site ? { site } : {}) };
  const asked = { ...period, ...filter };
  const before = { ...periodBefore(period), ...filter };
  return (
    <div class="page">
      <h1>{t.title}</h1>
      <p class="lead">{t.line}</p>
      <PeriodChoice wish={wish} period={period} choose={setWish} />
      <div class="pair report-filters">
        <ChoiceField label={t.kind} options={[{ id: '', name: t.allKinds }, ...kinds]} value={kind} choose={setKind} />
        <ChoiceField label={t.site} options={[{ id: '', name: t.allSites }, ...places.sites]} value={site} choose={setSite} />
      </div>
      <Answer key={JSON.stringify(asked)} keptAs={keptAs(wish, kind, site)} query={asked} before={before} places={places} />
      {person.role === 'administrator' && <UnconfirmedPart />}
    </div>
  );
}

/** Periods of one's own are kept in one place, or a copy would grow with each. */
function keptAs(wish: PeriodWish, kind: string, site: string): string {
  return ['case-report', 'days' in wish ? wish.days : 'own', kind, site].join('-');
}

type Asked = { keptAs: string; query: Record<string, string>; before: Record<string, string>; places: Places };

function Answer({ keptAs, query, before, places }: Asked) {
  const texts = useTexts();
  const { answer, latest } = useKeptAnswer('caseReport', keptAs, query, ASK_EVERY_MS);
  const earlier = useKeptAnswer('caseReport', `${keptAs}-before`, before, ASK_EVERY_MS).answer;
  if (answer.value) return <Report report={answer.value} before={earlier.value} places={places} />;
  return (
    <p class="empty" role="status">
      {latest.value === null ? texts.loading : texts.reports.nothing}
    </p>
  );
}

function Report({ report, before, places }: { report: CaseReportAnswer; before: CaseReportAnswer | null; places: Places }) {
  const texts = useTexts();
  const t = texts.reports;
  const tag = useTag();
  const language = useLanguage();
  const { organisationName } = useOpenSession();
  const inventory = useInventory();
  const sites = report.sites.map(({ site, ...figures }) => {
    return { id: site, name: places.siteName(site), figures, before: before?.sites.find((one) => one.site === site) };
  });
  const kinds = report.kinds.map(({ kind, ...figures }) => {
    return { id: kind, name: texts.cases.kinds[kind], figures, before: before?.kinds.find((one) => one.kind === kind) };
  });
  const departments = report.departments.map(({ department, name: _, ...figures }) => {
    const name = department === null ? t.noDepartment : inventory.department(department);
    return { id: department ?? '', name, figures, before: before?.departments.find((one) => one.department === department) };
  });
  return (
    <>
      <div class="page-head">
        <p class="range">{texts.overview.range(calendarDay(report.from, tag), calendarDay(report.to, tag))}</p>
        <AnswerAge asOf={report.asOf} texts={t} />
      </div>
      <Risk risk={report.risk} />
      <FiguresTable
        id="report-whole"
        title={t.all}
        rows={[{ id: 'whole', name: textIn(organisationName, language, 'en'), figures: report.whole, before: before?.whole }]}
      />
      <FiguresTable id="report-kinds" title={t.byKind} rows={kinds} />
      <FiguresTable id="report-sites" title={t.bySite} rows={sites} />
      <FiguresTable id="report-departments" title={t.byDepartment} rows={departments} />
      {!report.hasCalendar && <p class="notice">{t.noCalendar}</p>}
      <p class="hint">{t.explained}</p>
    </>
  );
}

function Risk({ risk }: { risk: CaseReportAnswer['risk'] }) {
  const t = useTexts().reports;
  const tag = useTag();
  const figures = [
    { name: t.unresolved, value: risk.unresolved.toLocaleString(tag) },
    { name: t.overdue, value: risk.late.toLocaleString(tag) },
    { name: t.severe, value: risk.severe.toLocaleString(tag) },
    { name: t.oldest, value: risk.oldest === null ? '–' : calendarDay(risk.oldest, tag) },
  ];
  return (
    <section class="card report-part" aria-labelledby="report-risk">
      <h2 id="report-risk">{t.riskTitle}</h2>
      <p class="hint">{t.riskLine}</p>
      <dl class="figures">
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <b>{value}</b>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
