// What becomes of a fact that somebody hands in.
import * as v from 'valibot';
import { Uuid } from '../ids.ts';
import { Count } from '../plain-values.ts';
import { Refusal } from './refusal.ts';

export const FactAnswer = v.variant('answer', [
  v.object({ id: Uuid, answer: v.literal('stored'), number: Count, overlaps: v.array(Uuid) }),
  v.object({ id: Uuid, answer: v.literal('duplicate'), number: Count, overlaps: v.array(Uuid) }),
  v.object({ id: Uuid, answer: v.literal('refused'), reason: Refusal }),
]);
export type FactAnswer = v.InferOutput<typeof FactAnswer>;
