// One visit as a pure state machine: attract → question after question → thanks. A tap on a face alone is a complete visit.
// Every answer leaves as a draft at once, its id, times and revision fixed here; thanks come only after "recorded". From a question a
// door may lead to a form or to the service standards (`door-steps.ts`). Words stand in this state only while a form is being filled in.
import type { Room } from '../protocol/batch.ts';
import type { Configuration } from '../protocol/configuration.ts';
import type { VisitEndBody } from '../protocol/entry.ts';
import { type Answer, type Answers, isEmpty } from '../protocol/flow/answers.ts';
import { nextPlace } from '../protocol/flow/steps.ts';
import type { RevisionId } from '../protocol/ids.ts';
import { type Question, typeOf } from '../protocol/questions/question.ts';
import type { DoorSteps } from './door-steps.ts';
import type { EntryDraft, Receipt } from './worker-port.ts';

/** A configuration on screen, and the revision that its entries carry. */
export type Shown = { revision: RevisionId; configuration: Configuration };

/** The moment of a touch. `newId` gives a UUIDv7 of that moment. */
export type Moment = { wallMs: number; monotonicOriginMs: number; newId(): string };

/** What every state between first touch and thanks has. */
type Visiting = {
  visit: string;
  locale: string;
  answers: Answers;
  rated: boolean;
  /** Begun while no new ratings were taken: only questions for words are asked, to its end. */
  wordsOnly: boolean;
  /** The draft whose "recorded" is awaited, and what was touched; never words. */
  saving: { draft: string; value: string | null } | null;
};
/** `place`: index in the flow. */
export type Asking = Visiting & { at: 'question'; place: number };
/** A form is being filled in, or, with `isReview`, shown as a whole before it is sent. `place`: index among its steps. */
export type Filling = Visiting & {
  at: 'form';
  form: string;
  place: number;
  isReview: boolean;
  /** One answer is being changed from the review, and leads back there. */
  isChanging: boolean;
  /** Something is missing: said once the visitor wanted to go on without it. */
  isMissing: boolean;
  /** Where the door was; what was answered there. */
  back: Asking;
};
export type VisitState =
  | { at: 'attract'; locale: string }
  | Asking
  | Filling
  /** The service standards, opened from `back`. */
  | { at: 'standards'; locale: string; back: Asking | Filling | { at: 'attract'; locale: string } }
  /** On the way to the receipt's page (`renewal/go-to-receipts.ts`): whether it can be reached is being asked, it can't, or this page is going. */
  | { at: 'receipts'; locale: string; way: 'asked' | 'closed' | 'going'; back: Asking }
  /** Nothing can be taken just now, for want of space: told politely. */
  | { at: 'turned-away'; locale: string }
  /** `form`: whose thanks. `still`: they stood there before this page did, and what the access button is called there. */
  | { at: 'thanks'; locale: string; form: string | null; receipt?: Receipt | undefined; still?: { access: string } }
  /** `rated`: the rating is safe, a later answer is not. */
  | { at: 'sorry'; locale: string; rated: boolean };

export type VisitEvent =
  | { type: 'touch'; locale?: string }
  | { type: 'language'; locale: string }
  | { type: 'answer'; question: string; value: Answer }
  /** No more answers, thanks. */
  | { type: 'finish' }
  | { type: 'open-form'; form: string }
  | { type: 'open-standards' }
  | { type: 'open-receipts' }
  /** The receipt's page can be reached, or not. */
  | { type: 'way'; way: 'closed' | 'going' }
  | { type: 'back' }
  /** From the review: one answer again, or all of it off. */
  | { type: 'change'; place: number }
  | { type: 'send' }
  | { type: 'recorded'; draft: string; receipt?: Receipt | undefined }
  | { type: 'not-recorded'; draft: string }
  | { type: 'timeout' }
  /** Ended from outside: staff opened the panel, the page is going. */
  | { type: 'leave' }
  /** Thanks or sorry have been on screen long enough. */
  | { type: 'over' };

/** `turnedAway`: a visit that could not give what it would have been asked for. */
export type VisitStep = { state: VisitState; drafts: EntryDraft[]; turnedAway?: Turned };
export type Turned = 'ratings' | 'messages';
export type Now = Shown & { moment: Moment; room: Room };

export function attract(configuration: Configuration): VisitState & { at: 'attract' } {
  return { at: 'attract', locale: defaultLocale(configuration) };
}

export function defaultLocale(configuration: Configuration): string {
  return configuration.locales[0] ?? 'en';
}

/** A visitor is at the kiosk: nothing may change under their hands. */
export function isBusy(state: VisitState): boolean {
  return state.at !== 'attract';
}

/** Where a visit would begin in this room; null when there is nothing that may be asked. */
export function firstPlace({ flow }: Configuration, room: Room): number | null {
  if (room === 'ample') return 0;
  const words = flow.findIndex(isForWords);
  return room === 'no-new-messages' || words === -1 ? null : words;
}

type Surroundings = { shown: Shown; moment: Moment; room: Room; doors?: DoorSteps | undefined };

/** What an event makes of a visit. Events that do not fit the state change nothing. */
export function visitStep(state: VisitState, event: VisitEvent, { shown, moment, room, doors }: Surroundings): VisitStep {
  const now: Now = { ...shown, moment, room };
  switch (state.at) {
    case 'attract':
      return attractStep(state, event, now);
    case 'turned-away':
      if (event.type === 'language') return same({ ...state, locale: known(event.locale, state.locale, now) });
      return event.type === 'over' || event.type === 'leave' ? same(attract(shown.configuration)) : same(state);
    case 'question':
      if (state.saving) return savingStep(state, event, now) ?? same(state);
      return event.type === 'open-form' && doors ? doors.openForm(state, event.form, now) : askingStep(state, event, now);
    case 'form':
      return (
        (state.saving ? savingStep(state, event, now) : endingStep(state, event, now)) ?? doors?.form(state, event, now) ?? same(state)
      );
    case 'standards':
      return doors?.standards(state, event, now) ?? same(state);
    case 'receipts':
      return doors?.receipts(state, event, now) ?? same(state);
    case 'thanks':
    case 'sorry':
      if (event.type === 'language') return same({ ...state, locale: known(event.locale, state.locale, now) });
      // Whoever has their receipt is thanked once more, and behind that the page is renewed.
      if (event.type === 'over' && state.at === 'thanks' && state.receipt) return same({ ...state, receipt: undefined });
      return ENDINGS.includes(event.type) ? same(attract(shown.configuration)) : same(state);
  }
}

const ENDINGS: readonly VisitEvent['type'][] = ['over', 'leave', 'finish', 'timeout'];

function attractStep(state: VisitState & { at: 'attract' }, event: VisitEvent, now: Now): VisitStep {
  switch (event.type) {
    case 'touch':
    case 'language':
      return begin(state, event, now);
    case 'open-standards':
      return same({ at: 'standards', locale: state.locale, back: state });
    default:
      return same(state);
  }
}

function begin(state: VisitState, wish: { type: string; locale?: string }, now: Now): VisitStep {
  const { configuration, room, moment } = now;
  const locale = known(wish.locale, state.locale, now);
  const place = firstPlace(configuration, room);
  const turnedAway: Turned = room === 'no-new-messages' ? 'messages' : 'ratings';
  if (place === null) return { state: { at: 'turned-away', locale }, drafts: [], turnedAway };
  if (wish.type === 'language') return same(state);
  const wordsOnly = room !== 'ample';
  const visit: Asking = { at: 'question', visit: moment.newId(), locale, place, answers: {}, rated: false, wordsOnly, saving: null };
  return { state: visit, drafts: [], ...(wordsOnly && { turnedAway }) };
}

export function known(wish: string | undefined, otherwise: string, { configuration }: Now): string {
  return wish !== undefined && configuration.locales.includes(wish) ? wish : otherwise;
}

function askingStep(state: Asking, event: VisitEvent, now: Now): VisitStep {
  switch (event.type) {
    case 'answer':
      return answer(state, event, now);
    case 'finish':
      return end(state, state.rated ? 'finished' : 'left', now);
    case 'open-standards':
      return same({ at: 'standards', locale: state.locale, back: state });
    case 'open-receipts':
      return same({ at: 'receipts', locale: state.locale, way: 'asked', back: state });
    default:
      return endingStep(state, event, now) ?? same(state);
  }
}

/** What is the same wherever a visitor is asked something. */
export function endingStep(state: Asking | Filling, event: VisitEvent, now: Now): VisitStep | null {
  switch (event.type) {
    case 'language':
      return same({ ...state, locale: known(event.locale, state.locale, now) });
    case 'timeout':
      return end(state, 'timeout', now);
    case 'leave':
      return end(state, 'left', now);
    default:
      return null;
  }
}

/**
 * While an answer is being written, only its outcome counts, or that the visitor went. But a face touched meanwhile is one more rating of the
 * visit: every tap is kept, the last one counts, and the visit goes on when that is safe.
 */
function savingStep(state: Asking | Filling, event: VisitEvent, now: Now): VisitStep | null {
  const isAwaited = 'draft' in event && event.draft === state.saving?.draft;
  if (event.type === 'recorded' && isAwaited)
    return state.at === 'form' ? end(state, 'finished', now, event.receipt) : advance({ ...state, saving: null, rated: true }, now);
  if (event.type === 'not-recorded' && isAwaited)
    return { ...end(state, 'left', now), state: { at: 'sorry', locale: state.locale, rated: state.rated } };
  if (event.type === 'answer' && state.at === 'question' && now.configuration.flow[state.place]?.type === 'rating')
    return answer(state, event, now);
  return event.type === 'timeout' || event.type === 'leave' ? endingStep(state, event, now) : same(state);
}

function answer(state: Asking, event: VisitEvent & { type: 'answer' }, now: Now): VisitStep {
  const question = now.configuration.flow[state.place];
  if (question?.id !== event.question) return same(state);
  const type = typeOf(question);
  const value = typeof event.value === 'string' ? event.value.trim() : event.value;
  if (isEmpty(value) || !type.entry) return advance(state, now);
  const { kind, words, value: body } = type.entry(question, value, state.answers);
  const answers = { ...state.answers, [question.id]: words ? WRITTEN : value };
  const entry = draft({ ...state, answers }, kind, { form: words ? 'sealed' : 'plain', value: body }, now.configuration.flow, now);
  const touched = typeof value === 'string' && !words ? value : null;
  return { state: { ...state, answers, saving: { draft: entry.id, value: touched } }, drafts: [entry] };
}

/** In place of words that were given: conditions may ask whether there were any. */
const WRITTEN = 'written';

export function same(state: VisitState): VisitStep {
  return { state, drafts: [] };
}

function advance(state: Asking, now: Now): VisitStep {
  const { flow } = now.configuration;
  let place = nextPlace(flow, state.place, state.answers);
  while (state.wordsOnly && place !== -1 && !isForWords(flow[place] as Question)) place = nextPlace(flow, place, state.answers);
  return place === -1 ? end(state, 'finished', now) : same({ ...state, place });
}

function isForWords({ type }: Question): boolean {
  return type === 'comment';
}

function end(state: Asking | Filling, how: VisitEndBody['how'], now: Now, receipt?: Receipt): VisitStep {
  const value = { how } satisfies VisitEndBody;
  const drafts = [draft(state, 'visit-end', { form: 'plain', value }, now.configuration.flow, now)];
  const thanks: VisitState = { at: 'thanks', locale: state.locale, form: state.at === 'form' ? state.form : null, receipt };
  return { state: how === 'finished' ? thanks : attract(now.configuration), drafts };
}

/** `asked`: the questions whose answers may name a department or a service, which then stands in the header. */
export function draft(
  { visit, locale, answers }: Visiting,
  kind: EntryDraft['kind'],
  body: EntryDraft['body'],
  asked: readonly Question[],
  { revision, moment: { wallMs, monotonicOriginMs, newId } }: Now,
): EntryDraft {
  const about: { department?: string; service?: string } = {};
  for (const question of asked) {
    const { names } = typeOf(question);
    const named = answers[question.id];
    if (names && typeof named === 'string') about[names] = named;
  }
  return { id: newId(), visit, kind, revision, locale, wallMs, monotonicOriginMs, ...about, body };
}
