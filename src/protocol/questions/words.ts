// Question type `words`: text of one's own in a form: what happened, a name, an e-mail address, a phone number. Only in what is sealed.
import * as v from 'valibot';
import { WORDS_MAX_LENGTH } from '../limits.ts';
import { FormFields } from './asked.ts';
import type { QuestionType } from './question-type.ts';

/** What a field of each kind may hold at most, in UTF-16 code units, and how many bytes each of them may need in UTF-8. */
const LENGTHS = { text: WORDS_MAX_LENGTH, name: 120, email: 200, phone: 40 } as const;
const BYTES = { text: 3, name: 3, email: 1, phone: 1 } as const;
const LENGTH_UNLESS_TOLD = { ...LENGTHS, text: 200 } as const;

export const WordsQuestion = v.strictObject({
  type: v.literal('words'),
  ...FormFields,
  kind: v.optional(v.picklist(['text', 'name', 'email', 'phone']), 'text'),
  multiline: v.optional(v.boolean(), false),
  maxLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(WORDS_MAX_LENGTH))),
});
export type WordsQuestion = v.InferOutput<typeof WordsQuestion>;

export const wordsType: QuestionType<WordsQuestion> = {
  words: true,
  asked: ({ kind, multiline, maxLength }) => ({
    control: 'words',
    kind,
    multiline: multiline && kind === 'text',
    maxLength: lengthOf({ kind, maxLength }),
  }),
};

/** The most that an answer can need, in UTF-8 bytes. */
export function bytesOf({ kind, maxLength }: Pick<WordsQuestion, 'kind' | 'maxLength'>): number {
  return lengthOf({ kind, maxLength }) * BYTES[kind];
}

function lengthOf({ kind, maxLength }: Pick<WordsQuestion, 'kind' | 'maxLength'>): number {
  return Math.min(maxLength ?? LENGTH_UNLESS_TOLD[kind], LENGTHS[kind]);
}
