// The service standards: services with what they need, cost and take; what to expect and what is asked; where to turn. Searched and read
// by touch, printed where there is a printer. What was searched for lives here alone and goes when the screen goes.
import { Component } from 'preact';
import { fill } from '../fill-text.ts';
import { focus } from '../screens/heading.tsx';
import { laterTextsFor } from '../screens/later-texts.ts';
import { LongerList } from '../screens/longer-list.tsx';
import { CannotPrint } from '../screens/print-button.tsx';
import { printPage } from '../screens/print-page.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import { TopBar } from '../screens/top-bar.tsx';
import { ExpectPart } from './expect-part.tsx';
import { type Part, partsOf } from './part.ts';
import { monthInWords, PrintedStandards } from './printed-standards.tsx';
import { ServicesPart } from './services-part.tsx';
import { standardsTextsFor } from './standards-texts.ts';
import { TurnPart } from './turn-part.tsx';
import '../printing.css';
import './standards.css';

export type StandardsProps = ScreenProps & { onClose(): void };
/** `printing`: a service by its id, or everything. */
type StandardsState = { part: Part; printing: { service: string | null } | null; cannotPrint: boolean };

export class StandardsScreen extends Component<StandardsProps, StandardsState> {
  override state: StandardsState = { part: 'services', printing: null, cannotPrint: false };

  /** What is printed is on the page only for as long as the browser takes it up. */
  override componentDidUpdate(): void {
    if (!this.state.printing) return;
    this.setState({ printing: null, cannotPrint: !printPage(window) });
  }

  override render() {
    const { configuration, locale, say, onClose } = this.props;
    const { part, printing, cannotPrint } = this.state;
    const { standards } = configuration;
    if (!standards) return null;
    const words = standardsTextsFor(locale);
    const parts = partsOf(configuration);
    const print = configuration.printing && !cannotPrint ? (service: string | null) => this.setState({ printing: { service } }) : null;
    const toPart = (next: Part) => this.setState({ part: next });
    return (
      <>
        <main class="screen standards">
          <TopBar {...this.props} />
          <div class="standards-head">
            <h1 ref={focus} tabIndex={-1}>
              {say(standards.title)}
            </h1>
            {standards.introduction && <p class="lead">{say(standards.introduction)}</p>}
            {standards.revised && <p class="as-of">{fill(words.asOf, { month: monthInWords(standards.revised, locale) })}</p>}
          </div>
          {parts.length > 1 && (
            <nav class="parts" data-count={parts.length}>
              {parts.map((each) => (
                <button type="button" class="choice" key={each} aria-pressed={each === part} onClick={() => toPart(each)}>
                  {words[each]}
                </button>
              ))}
            </nav>
          )}
          <div class="part">
            {part === 'services' && <ServicesPart {...this.props} standards={standards} words={words} print={print} toPart={toPart} />}
            {part === 'expect' && (
              <LongerList words={laterTextsFor(locale)} label={words[part]}>
                <ExpectPart {...this.props} standards={standards} words={words} />
              </LongerList>
            )}
            {part === 'turn' && (
              <LongerList words={laterTextsFor(locale)} label={words[part]}>
                <TurnPart {...this.props} standards={standards} words={words} />
              </LongerList>
            )}
          </div>
          <div class="step-buttons">
            {cannotPrint && <CannotPrint words={laterTextsFor(locale)} />}
            {print && (
              <button type="button" class="secondary" onClick={() => print(null)}>
                {words.print}
              </button>
            )}
            <button type="button" class="primary" onClick={onClose}>
              {words.done}
            </button>
          </div>
        </main>
        {printing && <PrintedStandards {...this.props} standards={standards} words={words} service={printing.service} />}
      </>
    );
  }
}
