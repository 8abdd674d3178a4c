// The registry of question types: a new one is a file beside this with its shape, a line here, and a screen registered in
// `kiosk/screens/question-screens.tsx`.
import * as v from 'valibot';
import { CommentQuestion } from './comment.ts';
import { RatingQuestion } from './rating.ts';
import { ReasonsQuestion } from './reasons.ts';

export const Question = v.variant('type', [RatingQuestion, ReasonsQuestion, CommentQuestion]);
export type Question = v.InferOutput<typeof Question>;
