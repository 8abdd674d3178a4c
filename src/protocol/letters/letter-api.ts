// What console and collector exchange about letters. Paths and methods stand in `api-routes.ts`.
import * as v from 'valibot';
import { FactAnswer } from '../cases/case-answers.ts';
import { CaseRow } from '../cases/case-api.ts';
import { Uuid } from '../ids.ts';
import { Count } from '../plain-values.ts';
import { Locale } from '../text.ts';
import { LetterKind } from './letter-templates.ts';

export const MailAddress = v.pipe(v.string(), v.trim(), v.maxLength(200), v.email('an e-mail address'));
const PhoneNumber = v.pipe(v.string(), v.trim(), v.regex(/^[+(]?\d[\d ()./x-]{3,38}$/, 'a phone number, digits first'));

/** How whoever gets a letter reaches the officer who wrote it. */
export const OfficerContact = v.strictObject({ email: MailAddress, phone: PhoneNumber });
export type OfficerContact = v.InferOutput<typeof OfficerContact>;
export const OfficerContactAnswer = v.object({ contact: v.nullable(OfficerContact) });
export type OfficerContactAnswer = v.InferOutput<typeof OfficerContactAnswer>;

/** A letter as its template and the case give it, to be edited. */
export const LetterDraft = v.object({
  kind: LetterKind,
  locale: Locale,
  locales: v.array(Locale),
  subject: v.string(),
  text: v.string(),
  /** Of whom it goes to, as far as it is known. */
  to: v.object({ name: v.nullable(v.string()), email: v.nullable(v.string()), address: v.nullable(v.string()) }),
  /** The collector sends e-mail. */
  byEmail: v.boolean(),
});
export type LetterDraft = v.InferOutput<typeof LetterDraft>;

const text = (maxLength: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maxLength));
const fields = {
  /** Of the fact that it becomes, made by its author: sending it again sends no second letter. */
  id: Uuid,
  /** Of the fact that follows from it. */
  followsId: Uuid,
  doneAt: Count,
  basedOn: Count,
  kind: LetterKind,
  /** A colleague whom a compliment praises. */
  colleague: v.optional(v.nullable(Uuid), null),
  subject: text(200),
  text: text(10_000),
};
/** `post`: it was printed. */
export const SendLetterRequest = v.variant('by', [
  v.strictObject({ by: v.literal('e-mail'), email: MailAddress, ...fields }),
  v.strictObject({ by: v.literal('post'), ...fields }),
]);
export type SendLetterRequest = v.InferOutput<typeof SendLetterRequest>;
export const SendLetterAnswer = v.object({ answers: v.array(FactAnswer), case: v.nullable(CaseRow) });
export type SendLetterAnswer = v.InferOutput<typeof SendLetterAnswer>;
