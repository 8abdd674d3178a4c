// "You said, we did": what people said, and what changed because of it. Shown at the kiosk while nobody is there.
import * as v from 'valibot';
import { isCalendarDay } from './opening-hours.ts';
import { LocalisedText } from './text.ts';

const MAX_LENGTH = 240;
const InPassing = v.pipe(
  LocalisedText,
  v.check(
    (text) => Object.values(text).every(({ length }) => length <= MAX_LENGTH),
    `at most ${MAX_LENGTH} letters: it is read in passing`,
  ),
);

export const SaidDone = v.strictObject({
  /** The day on which it was done. */
  date: v.pipe(
    v.string(),
    v.check((day) => day.length === 10 && isCalendarDay(day), 'a day such as 2026-12-28'),
  ),
  said: InPassing,
  done: InPassing,
});
export type SaidDone = v.InferOutput<typeof SaidDone>;
