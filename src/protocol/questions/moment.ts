// Question types `date` and `time`: when did it happen? In forms. A date is never in the future; a time is as near as one remembers.
import * as v from 'valibot';
import { FormFields } from './asked.ts';
import type { QuestionType } from './question-type.ts';

/** Answered with `YYYY-MM-DD` in the site's calendar. */
export const DateQuestion = v.strictObject({ type: v.literal('date'), ...FormFields });
export type DateQuestion = v.InferOutput<typeof DateQuestion>;
export const dateType: QuestionType<DateQuestion> = { asked: () => ({ control: 'date' }) };

/** Answered with `HH:MM`, the site's local time. */
export const TimeQuestion = v.strictObject({ type: v.literal('time'), ...FormFields });
export type TimeQuestion = v.InferOutput<typeof TimeQuestion>;
export const timeType: QuestionType<TimeQuestion> = { asked: () => ({ control: 'time' }) };
