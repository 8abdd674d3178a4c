// What the receipt page and the collector exchange. A secret never travels: what shows that somebody has it is worked out on their device
// (`receipt.ts`). What is answered is all that a sender is ever told.
import * as v from 'valibot';
import { PointOutcome } from './cases/case-kinds.ts';
import { Uuid } from './ids.ts';
import { CalendarDay } from './plain-values.ts';
import { readReference } from './receipt.ts';
import { LocalisedText } from './text.ts';

/** Below `API_BASE`. */
export const RECEIPT_PATHS = { reading: '/receipts/reading', additions: '/receipts/additions' } as const;

const Reference = v.pipe(
  v.string(),
  v.check((text) => readReference(text) !== null, 'a reference, as it was given out'),
);
/** 32 bytes, base64url. */
const Proof = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, '32 bytes in base64url'));
const receipt = { reference: Reference, proof: Proof };

export const ReceiptQuestion = v.strictObject(receipt);
export type ReceiptQuestion = v.InferOutput<typeof ReceiptQuestion>;

const line = (maxLength: number) => v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maxLength)));
export const ADDED_TEXT_MAX_LENGTH = 4000;
const AddedWords = v.strictObject({ text: line(ADDED_TEXT_MAX_LENGTH), name: line(200), email: line(200), phone: line(200) });

export const ReceiptAddition = v.pipe(
  v.strictObject({
    ...receipt,
    /** Made by the page, so that sending it again adds nothing twice. */
    id: Uuid,
    wantsContact: v.boolean(),
    /** null: they did not say. */
    satisfied: v.nullable(v.boolean()),
    words: AddedWords,
  }),
  v.check(
    ({ wantsContact, satisfied, words }) => wantsContact || satisfied !== null || words.text !== undefined,
    'something that is added, asked or said',
  ),
);
export type ReceiptAddition = v.InferOutput<typeof ReceiptAddition>;

/** How a message stands, in the few words that a sender needs. `waiting`: for them; `referred`: with another body. */
export const SenderState = v.picklist(['received', 'looked-at', 'waiting', 'answered', 'closed', 'referred']);
export type SenderState = v.InferOutput<typeof SenderState>;

/** `by` null: nothing is promised, or nobody can say now. `on`: when it was done. Days are the site's. */
const Promised = v.object({
  by: v.nullable(CalendarDay),
  /** It is an aim: nobody in the organisation has confirmed it as a promise. */
  toBeConfirmed: v.boolean(),
  on: v.nullable(CalendarDay),
});
export type Promised = v.InferOutput<typeof Promised>;

/** What staff meant for the person; with an outcome, about one point of what they said. */
const Told = v.object({ day: CalendarDay, text: v.string(), outcome: v.nullable(PointOutcome) });
/** By the person themselves; their words are not read back to them. */
const Added = v.object({ day: CalendarDay, hasText: v.boolean(), wantsContact: v.boolean(), satisfied: v.nullable(v.boolean()) });

export const ArrivedReceipt = v.object({
  state: SenderState,
  organisation: LocalisedText,
  site: LocalisedText,
  receivedOn: CalendarDay,
  acknowledge: Promised,
  answer: Promised,
  told: v.array(Told),
  added: v.array(Added),
  /** There is an answer, and they have not said yet whether it satisfies them. */
  asksSatisfied: v.boolean(),
});
export type ArrivedReceipt = v.InferOutput<typeof ArrivedReceipt>;

export const ReceiptAnswer = v.variant('state', [v.object({ state: v.literal('not-arrived') }), ArrivedReceipt]);
export type ReceiptAnswer = v.InferOutput<typeof ReceiptAnswer>;
