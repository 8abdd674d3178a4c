// The few lists of words that cases are told by: kinds, channels, states, outcomes. Whoever adds one finds every place by the compiler.
import * as v from 'valibot';

export const CaseKind = v.picklist(['compliment', 'complaint', 'question']);
export type CaseKind = v.InferOutput<typeof CaseKind>;

/** How the person wants to be answered; by their choice. */
export const ContactChannel = v.picklist(['e-mail', 'phone', 'letter', 'none']);
export type ContactChannel = v.InferOutput<typeof ContactChannel>;

/** How it came to the organisation. */
export const ArrivalChannel = v.picklist(['kiosk', 'paper', 'phone', 'letter', 'e-mail', 'in-person']);
export type ArrivalChannel = v.InferOutput<typeof ArrivalChannel>;

/** `waiting`: for the person who left it, which pauses the clock. */
export const CaseState = v.picklist([
  'new',
  'acknowledged',
  'in-progress',
  'waiting',
  'answered',
  'resolved',
  'closed',
  'reopened',
  'referred',
]);
export type CaseState = v.InferOutput<typeof CaseState>;
export const CASE_STATES: readonly CaseState[] = CaseState.options;

export const Level = v.picklist(['low', 'medium', 'high']);
export type Level = v.InferOutput<typeof Level>;

export const PointOutcome = v.picklist(['upheld', 'partly', 'not', 'withdrawn']);
export type PointOutcome = v.InferOutput<typeof PointOutcome>;
