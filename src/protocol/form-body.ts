// The body of what a form makes. Beside `entry.ts`, so that the kiosk's first script, which only writes such bodies, needs no checks of shapes.
import * as v from 'valibot';
import { Slug } from './ids.ts';

const FormAnswers = v.record(Slug, v.union([v.string(), v.array(v.string())]));
/** What is inside a sealed message, and, as ids, numbers and dates only, in a survey: the answers of a form by question id. */
export const FormBody = v.object({ formId: Slug, answers: FormAnswers });
export type FormBody = v.InferOutput<typeof FormBody>;
