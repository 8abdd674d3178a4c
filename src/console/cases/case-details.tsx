// The case as it stands: dates, who has it, how it came, its points and outcomes, remedies, lessons and links.
import type { ComponentChildren } from 'preact';
import type { FactName } from '../../protocol/cases/case-facts.ts';
import { sheetCode } from '../../protocol/paper-api.ts';
import { useOpenSession, useTag, useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { useInventory } from '../inventory-names.ts';
import { hashOf } from '../route.ts';
import { dayAt } from '../ui/date-formatter.ts';
import { calendarDay } from '../ui/spoken-time.ts';
import type { CaseView, ListedCase } from './case-view.ts';
import { factSentence } from './fact-sentence.ts';
import { useNames } from './use-names.ts';

type People = readonly { id: string; name: string }[];
type Props = { view: CaseView; row: ListedCase; people: People; places: Places };

export function CaseDetails({ view, row, people, places }: Props) {
  const texts = useTexts().cases;
  return (
    <>
      <div class="columns">
        <Dates row={row} zone={places.zoneOf(row.site)} />
        <section aria-labelledby="case-details">
          <h3 id="case-details">{texts.details}</h3>
          <dl class="facts">
            <Facts view={view} people={people} places={places} />
          </dl>
        </section>
      </div>
      <Points view={view} people={people} />
      <Said view={view} people={people} fact="remedy" title={texts.remedies} />
      <Said view={view} people={people} fact="lesson" title={texts.lessons} />
      <Links view={view} people={people} />
    </>
  );
}

function Line({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Dates({ row, zone }: { row: ListedCase; zone: string }) {
  const texts = useTexts().cases;
  const tag = useTag();
  const day = (time: string | null) => (time === null ? null : calendarDay(dayAt(Date.parse(time), zone), tag));
  const dates = [
    [texts.received, calendarDay(row.day, tag)],
    [texts.acknowledgeBy, row.acknowledgedAt === null ? day(row.acknowledgeBy) : null],
    [texts.acknowledged, day(row.acknowledgedAt)],
    [texts.respondBy, row.respondedAt === null ? day(row.respondBy) : null],
    [texts.extended, row.extendedTo && calendarDay(row.extendedTo, tag)],
    [texts.answered, day(row.respondedAt)],
  ] as const;
  return (
    <section aria-labelledby="case-dates">
      <h3 id="case-dates">{texts.dates}</h3>
      <dl class="facts">
        {dates.map(
          ([label, date]) =>
            date && (
              <Line key={label} label={label}>
                {date}
              </Line>
            ),
        )}
      </dl>
    </section>
  );
}

function Facts({ view: { found }, people, places }: Omit<Props, 'row'>) {
  const texts = useTexts();
  const t = texts.cases;
  const names = useNames(people);
  const inventory = useInventory();
  const { person } = useOpenSession();
  const subjects = found.subjects.map(names.person).join(', ') || (found.subjectsLooked ? t.noSubjects : t.notLooked);
  const { satisfied } = found;
  const lines: readonly (readonly [string, string | null])[] = [
    [t.owner, found.owner === null ? texts.caseForms.assigned.nobody : names.person(found.owner)],
    [t.team, found.team && names.team(found.team)],
    [t.severityLabel, found.severity === null ? t.notAssessed : t.levels[found.severity]],
    [t.stageLabel, t.stages[found.stage]],
    [t.referredTo, found.referredTo],
    [t.channel, t.channels[found.channel]],
    [t.answerBy, t.contacts[found.contact]],
    [t.site, places.siteName(found.site)],
    [t.sheet, found.sheet && sheetCode(person.organisation, found.sheet)],
    [t.department, found.department && inventory.department(found.department)],
    [t.service, found.service && inventory.service(found.service)],
    [t.subjects, found.held || found.subjectsLooked ? subjects : null],
    [t.satisfied, satisfied === null ? null : satisfied ? t.yes : t.no],
  ];
  return (
    <>
      {lines.map(
        ([label, value]) =>
          value !== null && (
            <Line key={label} label={label}>
              {value}
            </Line>
          ),
      )}
    </>
  );
}

type Part = Pick<Props, 'view' | 'people'>;

function Points({ view, people }: Part) {
  const t = useTexts().cases;
  const names = useNames(people, view.facts);
  const points = Object.entries(view.found.points);
  if (points.length === 0) return null;
  return (
    <section aria-labelledby="case-points">
      <h3 id="case-points">{t.points}</h3>
      <ul class="points">
        {points.map(([id, outcome]) => (
          <li key={id}>
            <span dir="auto">{names.point(id)}</span> <span class="tag">{outcome === null ? t.undecided : t.outcomes[outcome]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ view, people, fact, title }: Part & { fact: FactName; title: string }) {
  const names = useNames(people, view.facts);
  const said = view.facts.filter(({ what }) => what.fact === fact);
  if (said.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul class="points">
        {said.map(({ id, by, what, words }) => (
          <li key={id}>
            <span class="typed" dir="auto">
              {words?.text}
            </span>{' '}
            <small>
              {names.author(by)} {factSentence(what, names)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Links({ view, people }: Part) {
  const t = useTexts().cases;
  const names = useNames(people);
  if (view.found.links.length === 0) return null;
  return (
    <section aria-labelledby="case-links">
      <h3 id="case-links">{t.links}</h3>
      <ul class="points">
        {view.found.links.map((id) => (
          <li key={id}>
            <a href={hashOf({ page: 'cases', case: id })}>{names.reference(id)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
