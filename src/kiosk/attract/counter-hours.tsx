// Until when the counter is open; or that it is closed, when it opens again and its hours, and that feedback is welcome all the same.
import type { Counter } from '../../protocol/opening-hours.ts';
import { textIn } from '../../protocol/text-in.ts';
import { fill } from '../fill-text.ts';
import { pageClock } from '../page-clock.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import { inLanguage } from '../texts.ts';
import { attractTextsFor } from './attract-texts.ts';
import { openingInWords, timeInWords, weekInWords } from './hours-in-words.ts';

type CounterHoursProps = Pick<ScreenProps, 'configuration' | 'locale'> & { counter: Counter; language: string };

export function CounterHours({ configuration, locale, counter, language }: CounterHoursProps) {
  const words = attractTextsFor(language);
  const { hours } = configuration;
  if (counter.open)
    return (
      counter.until && (
        <p class="counter" data-open="true" {...inLanguage(language)}>
          {fill(words.openUntil, { time: timeInWords(counter.until.hour, counter.until.minute, language) })}
        </p>
      )
    );
  const { opens, closedFor } = counter;
  const now = Temporal.Instant.fromEpochMilliseconds(pageClock.moment().wallMs).toZonedDateTimeISO(configuration.site.timeZone);
  return (
    <div class="counter" data-open="false" {...inLanguage(language)}>
      <p>
        <strong>{closedFor?.name ? fill(words.closedFor, { day: textIn(closedFor.name, language, locale) }) : words.closedNow}</strong>
        {opens && <span> {fill(words.opensAgain, { when: openingInWords(opens, now, language) })}</span>}
        <span> {words.tellUsNow}</span>
      </p>
      {hours && (
        <dl class="week" aria-label={words.hours}>
          {weekInWords(hours, language, words).map(({ days, times }) => (
            <div key={days}>
              <dt>{days}</dt>
              <dd>{times}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
