// About what time was it? An hour, and a quarter of it for who remembers. As the locale writes times.
import { Component } from 'preact';
import type { LaterAnswering } from './answering.ts';
import { Ask } from './ask.tsx';
import { StepButtons } from './step-buttons.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const QUARTERS = [0, 15, 30, 45];

export class TimeScreen extends Component<LaterAnswering<'time'>, { hour: number | null; minute: number }> {
  override state = startingAt(this.props.value);

  override render() {
    const { locale, answer } = this.props;
    const { hour, minute } = this.state;
    const chosen = hour === null ? '' : new Temporal.PlainTime(hour, minute).toString({ smallestUnit: 'minute' });
    return (
      <>
        <Ask {...this.props} />
        <div class="times">
          <div class="hours">
            {HOURS.map((each) => (
              <button type="button" class="day" key={each} aria-pressed={each === hour} onClick={() => this.setState({ hour: each })}>
                {hourName(each, locale)}
              </button>
            ))}
          </div>
          <div class="quarters">
            {QUARTERS.map((each) => (
              <button
                type="button"
                class="day"
                key={each}
                disabled={hour === null}
                aria-pressed={hour !== null && each === minute}
                onClick={() => this.setState({ minute: each })}
              >
                {new Temporal.PlainTime(hour ?? 12, each).toLocaleString(locale, { timeStyle: 'short' })}
              </button>
            ))}
          </div>
        </div>
        <StepButtons {...this.props} hasAnswer={chosen !== ''} onContinue={() => answer(chosen)} />
      </>
    );
  }
}

function startingAt(value: LaterAnswering['value']): { hour: number | null; minute: number } {
  const time = typeof value === 'string' && value !== '' ? Temporal.PlainTime.from(value) : null;
  return { hour: time?.hour ?? null, minute: time?.minute ?? 0 };
}

/** A bare number is no time: "9 AM", or "9:00" where there is no such word. */
function hourName(hour: number, locale: string): string {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  return new Temporal.PlainTime(hour).toLocaleString(locale, hour12 ? { hour: 'numeric' } : { timeStyle: 'short' });
}
