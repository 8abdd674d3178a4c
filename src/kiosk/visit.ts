// One visit as a pure state machine: attract → question after question → thanks. A tap on a face alone is a complete visit.
// Every answer leaves as a draft at once, its id, times and revision fixed here; thanks come only after "recorded". Words that
// are not sent are never in this state, so a visit that ends cannot leak them into the next.
import type { Configuration } from '../protocol/configuration.ts';
import type { CommentBody, RatingBody, ReasonsBody, VisitEndBody } from '../protocol/entry.ts';
import type { RevisionId } from '../protocol/ids.ts';
import type { EntryDraft } from './worker-port.ts';

/** A configuration on screen, and the revision that its entries carry. */
export type Shown = { revision: RevisionId; configuration: Configuration };

/** The moment of a touch. `newId` gives a UUIDv7 of that moment. */
export type Moment = { wallMs: number; monotonicOriginMs: number; newId(): string };

export type VisitState =
  | { at: 'attract'; locale: string }
  | {
      at: 'question';
      visit: string;
      locale: string;
      /** Index in the flow. */
      place: number;
      rated: boolean;
      /** The draft whose "recorded" is awaited, and what was touched. */
      saving: { draft: string; valueId: string | null } | null;
    }
  | { at: 'thanks'; locale: string }
  /** `rated`: the rating is safe, a later answer is not. */
  | { at: 'sorry'; locale: string; rated: boolean };

export type VisitEvent =
  | { type: 'touch'; locale?: string }
  | { type: 'language'; locale: string }
  | { type: 'rate'; valueId: string }
  | { type: 'reasons'; reasonIds: readonly string[] }
  | { type: 'comment'; text: string }
  /** No more answers, thanks. */
  | { type: 'finish' }
  | { type: 'recorded'; draft: string }
  | { type: 'not-recorded'; draft: string }
  | { type: 'timeout' }
  /** Ended from outside: staff opened the panel, the page is going. */
  | { type: 'leave' }
  /** Thanks or sorry have been on screen long enough. */
  | { type: 'over' };

export type VisitStep = { state: VisitState; drafts: EntryDraft[] };
type Asking = Extract<VisitState, { at: 'question' }>;
type Answer = Extract<VisitEvent, { type: 'rate' | 'reasons' | 'comment' }>;

export function attract(configuration: Configuration): VisitState {
  return { at: 'attract', locale: defaultLocale(configuration) };
}

export function defaultLocale(configuration: Configuration): string {
  return configuration.locales[0] ?? 'en';
}

/** A visitor is at the kiosk: nothing may change under their hands. */
export function isBusy(state: VisitState): boolean {
  return state.at !== 'attract';
}

/** What an event makes of a visit. Events that do not fit the state change nothing: a second fast tap falls away here. */
export function visitStep(state: VisitState, event: VisitEvent, { shown, moment }: { shown: Shown; moment: Moment }): VisitStep {
  const now: Now = { ...shown, moment };
  switch (state.at) {
    case 'attract':
      return event.type === 'touch' ? begin(state, event.locale, now) : same(state);
    case 'question':
      return state.saving ? savingStep(state, state.saving.draft, event, now) : askingStep(state, event, now);
    case 'thanks':
    case 'sorry':
      return event.type === 'over' || event.type === 'leave' ? same(attract(shown.configuration)) : same(state);
  }
}

type Now = Shown & { moment: Moment };

function begin(state: VisitState, wish: string | undefined, { configuration, moment }: Now): VisitStep {
  const locale = wish !== undefined && configuration.locales.includes(wish) ? wish : state.locale;
  return same({ at: 'question', visit: moment.newId(), locale, place: 0, rated: false, saving: null });
}

function askingStep(state: Asking, event: VisitEvent, now: Now): VisitStep {
  switch (event.type) {
    case 'language':
      return same(now.configuration.locales.includes(event.locale) ? { ...state, locale: event.locale } : state);
    case 'rate':
    case 'reasons':
    case 'comment':
      return answer(state, event, now);
    case 'finish':
      return end(state, state.rated ? 'finished' : 'left', now);
    case 'timeout':
      return end(state, 'timeout', now);
    case 'leave':
      return end(state, 'left', now);
    default:
      return same(state);
  }
}

/** While an answer is being written, only its outcome counts, or that the visitor went. */
function savingStep(state: Asking, awaited: string, event: VisitEvent, now: Now): VisitStep {
  switch (event.type) {
    case 'recorded':
      return event.draft === awaited ? advance({ ...state, saving: null, rated: true }, now) : same(state);
    case 'not-recorded':
      return event.draft === awaited
        ? { ...end(state, 'left', now), state: { at: 'sorry', locale: state.locale, rated: state.rated } }
        : same(state);
    case 'timeout':
      return end(state, 'timeout', now);
    case 'leave':
      return end(state, 'left', now);
    default:
      return same(state);
  }
}

function answer(state: Asking, event: Answer, now: Now): VisitStep {
  const question = now.configuration.flow[state.place];
  if (event.type === 'rate' && question?.type === 'rating') {
    const value = { questionId: question.id, scaleId: question.scale, valueId: event.valueId } satisfies RatingBody;
    return save(state, draft(state, 'rating', { form: 'plain', value }, now), event.valueId);
  }
  if (event.type === 'reasons' && question?.type === 'reasons') {
    if (event.reasonIds.length === 0) return advance(state, now);
    const value = { questionId: question.id, reasonIds: [...event.reasonIds] } satisfies ReasonsBody;
    return save(state, draft(state, 'reasons', { form: 'plain', value }, now));
  }
  if (event.type === 'comment' && question?.type === 'comment') {
    const text = event.text.trim();
    if (text === '') return advance(state, now);
    const value = { questionId: question.id, text } satisfies CommentBody;
    return save(state, draft(state, 'comment', { form: 'sealed', value }, now));
  }
  return same(state);
}

function same(state: VisitState): VisitStep {
  return { state, drafts: [] };
}

function save(state: Asking, entry: EntryDraft, valueId: string | null = null): VisitStep {
  return { state: { ...state, saving: { draft: entry.id, valueId } }, drafts: [entry] };
}

function advance(state: Asking, now: Now): VisitStep {
  const place = state.place + 1;
  return place < now.configuration.flow.length ? same({ ...state, place }) : end(state, 'finished', now);
}

function end(state: Asking, how: VisitEndBody['how'], now: Now): VisitStep {
  const value = { how } satisfies VisitEndBody;
  const drafts = [draft(state, 'visit-end', { form: 'plain', value }, now)];
  return { state: how === 'finished' ? { at: 'thanks', locale: state.locale } : attract(now.configuration), drafts };
}

function draft({ visit, locale }: Asking, kind: EntryDraft['kind'], body: EntryDraft['body'], { revision, moment }: Now): EntryDraft {
  const { wallMs, monotonicOriginMs } = moment;
  return { id: moment.newId(), visit, kind, revision, locale, wallMs, monotonicOriginMs, body };
}
