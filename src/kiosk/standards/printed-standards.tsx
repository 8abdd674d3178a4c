// The standards on paper: everything, or one service. In the page only while the browser prints it, and never on the screen.
import type { Standards } from '../../protocol/standards.ts';
import { fill } from '../fill-text.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import { Card } from './expect-part.tsx';
import type { StandardsTexts } from './standards-texts.ts';
import { TurnPart } from './turn-part.tsx';

type PrintedProps = Pick<ScreenProps, 'say' | 'locale' | 'configuration'> & {
  standards: Standards;
  words: StandardsTexts;
  /** null: everything. */
  service: string | null;
};

export function PrintedStandards(props: PrintedProps) {
  const { standards, words, say, locale, configuration, service } = props;
  const { departments, services, asked, rights = [], revised, title, introduction } = standards;
  const printed = service === null ? services : services.filter(({ id }) => id === service);
  return (
    <article class="printout">
      <header>
        <p>{say(configuration.organisation.name)}</p>
        <p>{say(configuration.site.name)}</p>
        <h1>{say(title)}</h1>
        {service === null && introduction && <p>{say(introduction)}</p>}
        {revised && <p>{fill(words.asOf, { month: monthInWords(revised, locale) })}</p>}
      </header>
      {departments.map(({ id, name }) => {
        const its = printed.filter(({ department }) => department === id);
        if (its.length === 0) return null;
        return (
          <section key={id}>
            <h2>{say(name)}</h2>
            {its.map((each) => (
              <PrintedService key={each.id} service={each} words={words} say={say} />
            ))}
          </section>
        );
      })}
      {service === null && (
        <>
          {rights.map((section) => (
            <Card key={say(section.title)} title={say(section.title)} lines={section.lines} say={say} />
          ))}
          {asked && <Card title={words.asked} lines={asked} say={say} />}
          <h2>{words.turn}</h2>
          <TurnPart {...props} />
        </>
      )}
    </article>
  );
}

function PrintedService({ service, words, say }: Pick<PrintedProps, 'words' | 'say'> & { service: Standards['services'][number] }) {
  const { name, promised, cost, requirements = [] } = service;
  return (
    <section class="printed-service">
      <h3>{say(name)}</h3>
      <dl>
        {promised && <Line label={words.time} values={[say(promised.text)]} />}
        {cost && <Line label={words.cost} values={[say(cost)]} />}
        {requirements.length > 0 && <Line label={words.needs} values={requirements.map(say)} />}
      </dl>
    </section>
  );
}

function Line({ label, values }: { label: string; values: readonly string[] }) {
  return (
    <div>
      <dt>{label}</dt>
      {values.map((value) => (
        <dd key={value}>{value}</dd>
      ))}
    </div>
  );
}

/** `2026-11` as "November 2026". */
export function monthInWords(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01`));
}
