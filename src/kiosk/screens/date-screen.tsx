// On which day was it? A month at a time, never a day to come; today and yesterday with one touch. Months, weekdays and the week's first
// day are the locale's; "today" is the site's.
import { Component } from 'preact';
import type { LaterAnswering } from './answering.ts';
import { Ask } from './ask.tsx';
import { StepButtons } from './step-buttons.tsx';

type Shown = { month: Temporal.PlainYearMonth; chosen: string };

export class DateScreen extends Component<LaterAnswering<'date'>, Shown> {
  today = Temporal.Now.plainDateISO(this.props.configuration.site.timeZone);
  override state = this.startingAt(typeof this.props.value === 'string' ? this.props.value : '');

  startingAt(chosen: string): Shown {
    return { chosen, month: (chosen ? Temporal.PlainDate.from(chosen) : this.today).toPlainYearMonth() };
  }

  turn(months: number): void {
    this.setState(({ month }) => ({ month: month.add({ months }) }));
  }

  override render() {
    const { words, locale, answer } = this.props;
    const { month, chosen } = this.state;
    const days = daysOf(month, firstWeekday(locale));
    const isLast = Temporal.PlainYearMonth.compare(month, this.today.toPlainYearMonth()) >= 0;
    const weekdays = days.slice(0, 7).map((date) => date.toLocaleString(locale, { weekday: 'short' }));
    return (
      <>
        <Ask {...this.props} />
        <div class="calendar">
          <div class="near-days">
            {[0, 1].map((ago) => this.day(this.today.subtract({ days: ago }), ago === 0 ? words.today : words.yesterday))}
          </div>
          <div class="month">
            <button type="button" class="turn back" aria-label={words.monthBefore} onClick={() => this.turn(-1)} />
            <strong aria-live="polite">{monthName(month, locale)}</strong>
            <button type="button" class="turn" aria-label={words.monthAfter} disabled={isLast} onClick={() => this.turn(1)} />
          </div>
          <div class="days" style={{ '--letters': Math.max(...weekdays.map(({ length }) => length)) }}>
            {days.slice(0, 7).map((date, place) => (
              <abbr key={date.dayOfWeek} title={date.toLocaleString(locale, { weekday: 'long' })}>
                {weekdays[place]}
              </abbr>
            ))}
            {days.map((date) =>
              date.month === month.month ? this.day(date, date.day.toLocaleString(locale)) : <span key={date.toString()} />,
            )}
          </div>
        </div>
        <StepButtons {...this.props} hasAnswer={chosen !== ''} onContinue={() => answer(chosen)} />
      </>
    );
  }

  day(date: Temporal.PlainDate, label: string) {
    const { locale } = this.props;
    const id = date.toString();
    return (
      <button
        type="button"
        class="day"
        key={id + label}
        aria-label={`${label === date.day.toLocaleString(locale) ? '' : `${label}, `}${date.toLocaleString(locale, { dateStyle: 'full' })}`}
        aria-pressed={this.state.chosen === id}
        disabled={Temporal.PlainDate.compare(date, this.today) > 0}
        onClick={() => this.setState(this.startingAt(id))}
      >
        {label}
      </button>
    );
  }
}

/** Whole weeks that hold the month. */
function daysOf(month: Temporal.PlainYearMonth, weekStart: number): Temporal.PlainDate[] {
  const first = month.toPlainDate({ day: 1 });
  const from = first.subtract({ days: (first.dayOfWeek - weekStart + 7) % 7 });
  const weeks = Math.ceil((first.since(from).days + month.daysInMonth) / 7);
  return Array.from({ length: weeks * 7 }, (_, days) => from.add({ days }));
}

function monthName(month: Temporal.PlainYearMonth, locale: string): string {
  return month.toPlainDate({ day: 1 }).toLocaleString(locale, { month: 'long', year: 'numeric' });
}

/** 1 is Monday. Not in every browser yet, and not in TypeScript. */
function firstWeekday(locale: string): number {
  const intl = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): { firstDay: number } };
  return intl.getWeekInfo?.().firstDay ?? 1;
}
