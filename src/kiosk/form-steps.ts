// Filling in a form: one question after another, back without loss, and at the end of a message all of it once more before it is sent.
// Pure, like `visit.ts`, whose states these are.

import { isEmpty } from '../protocol/flow/answers.ts';
import { firstUnanswered, isRequired, placeBefore } from '../protocol/flow/filling-in.ts';
import { answersAsked, nextPlace } from '../protocol/flow/steps.ts';
import type { Form } from '../protocol/form.ts';
import type { FormBody } from '../protocol/form-body.ts';
import { type Asking, attract, draft, type Filling, type Now, same, type VisitEvent, type VisitStep } from './visit.ts';

export function openForm(from: Asking, id: string, now: Now): VisitStep {
  const form = formOf(id, now);
  const mayWrite = now.room === 'ample' || (now.room === 'no-new-ratings' && form?.kind === 'message');
  if (!form || !mayWrite) return same(from);
  const { visit, locale, rated, wordsOnly, answers } = from;
  const place = nextPlace(form.steps, -1, answers);
  const begun = { isReview: false, isChanging: false, isMissing: false, saving: null };
  return same({ at: 'form', form: id, visit, locale, rated, wordsOnly, answers, place, ...begun, back: from });
}

export function formStep(state: Filling, event: VisitEvent, now: Now): VisitStep {
  const form = formOf(state.form, now);
  if (!form) return same(state);
  switch (event.type) {
    case 'answer':
      return answer(state, event, form, now);
    case 'back':
      return back(state, form);
    case 'change':
      return state.isReview ? same({ ...state, isReview: false, isChanging: true, isMissing: false, place: event.place }) : same(state);
    case 'send':
      return state.isReview ? send(state, form, now) : same(state);
    case 'open-standards':
      return same({ at: 'standards', locale: state.locale, back: state });
    case 'finish':
      return leave(state, now);
    default:
      return same(state);
  }
}

function formOf(id: string, { configuration }: Now): Form | undefined {
  return configuration.forms?.find((form) => form.id === id);
}

function answer(state: Filling, event: VisitEvent & { type: 'answer' }, form: Form, now: Now): VisitStep {
  const question = form.steps[state.place];
  if (state.isReview || question?.id !== event.question) return same(state);
  const value = typeof event.value === 'string' ? event.value.trim() : event.value;
  const answers = { ...state.answers, [question.id]: value };
  const isMissing = isEmpty(value) && isRequired(question, answers);
  if (isMissing) return same({ ...state, answers, isMissing });
  const next = onwards({ ...state, answers, isMissing }, form);
  return next.isReview && form.kind === 'survey' ? send(next, form, now) : same(next);
}

/** What a changed answer brings up anew is asked before the review. */
function onwards(state: Filling, { steps }: Form): Filling {
  const place = state.isChanging ? firstUnanswered(steps, state.answers) : nextPlace(steps, state.place, state.answers);
  return place === -1 ? { ...state, isReview: true, isChanging: false } : { ...state, place };
}

function back(state: Filling, { steps }: Form): VisitStep {
  if (state.isChanging) return same({ ...state, isReview: true, isChanging: false, isMissing: false });
  const place = placeBefore(steps, state.isReview ? steps.length : state.place, state.answers);
  // What has been answered so far is there again when the door is opened again.
  if (place === -1) return same({ ...state.back, locale: state.locale, answers: state.answers });
  return same({ ...state, isReview: false, isMissing: false, place });
}

function send(state: Filling, form: Form, now: Now): VisitStep {
  const missing = firstUnanswered(form.steps, state.answers);
  if (missing !== -1) return same({ ...state, isReview: false, isChanging: true, isMissing: true, place: missing });
  const value: FormBody = { formId: form.id, answers: answersOf(form, state) };
  const body = { form: form.kind === 'message' ? 'sealed' : 'plain', value } as const;
  const entry = draft(state, form.kind, body, [...now.configuration.flow, ...form.steps], now);
  return { state: { ...state, saving: { draft: entry.id, value: null } }, drafts: [entry] };
}

/** Only to the form's own steps, and to those of them that were asked. */
function answersOf({ steps }: Form, { answers }: Filling): FormBody['answers'] {
  const given = answersAsked(steps, answers);
  const own = steps.flatMap(({ id }) => (given[id] === undefined ? [] : [[id, given[id]] as const]));
  return Object.fromEntries(own.map(([id, value]) => [id, typeof value === 'string' ? value : [...value]]));
}

/** Nothing is sent. */
function leave(state: Filling, now: Now): VisitStep {
  const value = { how: state.rated ? 'finished' : 'left' };
  const end = draft(state, 'visit-end', { form: 'plain', value }, now.configuration.flow, now);
  return { state: state.rated ? { at: 'thanks', locale: state.locale, form: null } : attract(now.configuration), drafts: [end] };
}
