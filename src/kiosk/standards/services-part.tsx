// The services, per department: found by search or by department, one open at a time.
import { Component } from 'preact';
import type { Standards } from '../../protocol/standards.ts';
import { count } from '../fill-text.ts';
import { laterTextsFor } from '../screens/later-texts.ts';
import { LongerList } from '../screens/longer-list.tsx';
import type { ScreenProps } from '../screens/screen-props.ts';
import { Departments } from './departments.tsx';
import type { Part } from './part.ts';
import { SearchField } from './search-field.tsx';
import { searchStandards } from './search-standards.ts';
import { ServiceRow } from './service-row.tsx';
import type { StandardsTexts } from './standards-texts.ts';

type ServicesProps = ScreenProps & {
  standards: Standards;
  words: StandardsTexts;
  /** null: there is no printer. */
  print: ((service: string) => void) | null;
  toPart(part: Part): void;
};
/** `query` null: no search. `department` null: all of them. */
type ServicesState = { query: string | null; department: string | null; open: string | null };

export class ServicesPart extends Component<ServicesProps, ServicesState> {
  override state: ServicesState = { query: null, department: null, open: null };

  override render() {
    const { standards, words, say, locale } = this.props;
    const { query, department } = this.state;
    const { services, parts } = searchStandards(standards, query ?? '', say);
    const shown = department && query === null ? services.filter((service) => service.department === department) : services;
    return (
      <>
        <div class="find">
          <SearchField words={words} locale={locale} query={query} onQuery={(next) => this.setState({ query: next, open: null })} />
          {query && (
            <p class="found" role="status">
              {count(words.found, services.length, locale)}
              {services.length + parts.length === 0 && <span> {words.tryOther}</span>}
            </p>
          )}
        </div>
        <LongerList key={`${department} ${query}`} words={laterTextsFor(locale)} label={words.services}>
          {query === null && standards.departments.length > 1 && (
            <Departments {...this.props} chosen={department} choose={(chosen) => this.setState({ department: chosen, open: null })} />
          )}
          {standards.departments.map((each) => this.department(each, shown))}
          {this.elsewhere(parts)}
        </LongerList>
      </>
    );
  }

  private department({ id, name }: Standards['departments'][number], shown: readonly Standards['services'][number][]) {
    const services = shown.filter(({ department }) => department === id);
    if (services.length === 0) return null;
    const { say, standards, words, print } = this.props;
    return (
      <section key={id} class="department">
        {standards.departments.length > 1 && <h2>{say(name)}</h2>}
        <ul class="services">
          {services.map((service) => (
            <ServiceRow
              key={service.id}
              service={service}
              words={words}
              say={say}
              isOpen={this.state.open === service.id}
              toggle={() => this.setState(({ open }) => ({ open: open === service.id ? null : service.id }))}
              print={print}
            />
          ))}
        </ul>
      </section>
    );
  }

  /** What the search found in the other parts. */
  private elsewhere(parts: readonly Part[]) {
    if (parts.length === 0) return null;
    const { words, toPart } = this.props;
    return (
      <section class="department">
        <h2>{words.alsoIn}</h2>
        <div class="also-in">
          {parts.map((part) => (
            <button type="button" class="secondary" key={part} onClick={() => toPart(part)}>
              {words[part]}
            </button>
          ))}
        </div>
      </section>
    );
  }
}
