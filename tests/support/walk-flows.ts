// A visitor who goes through everything that a configuration asks, in one language, by the kiosk's own state machine, and reads each
// screen: what cannot be shown, has no words, offers nothing to choose, or never ends, is told.
import { doorSteps } from '../../src/kiosk/door-steps.ts';
import { answering } from '../../src/kiosk/screens/answering.ts';
import { screenProps } from '../../src/kiosk/screens/screen-props.ts';
import {
  type Asking,
  attract,
  type Filling,
  type Moment,
  type Shown,
  type VisitEvent,
  type VisitState,
  visitStep,
} from '../../src/kiosk/visit.ts';
import type { Configuration } from '../../src/protocol/configuration.ts';
import type { Answer } from '../../src/protocol/flow/answers.ts';
import type { RevisionId } from '../../src/protocol/ids.ts';
import { SCALES } from '../../src/protocol/scales.ts';
import type { LocalisedText } from '../../src/protocol/text.ts';
import { type SeededRandom, seededRandom } from '../scenario/seeded-random.ts';

const MOST_STEPS = 200;
const VISITS = 2;

/** Each door once and the everyday flow twice, in every language; every way of answering from `seed`. Throws what is wrong. */
export function walkFlows(configuration: Configuration, seed: number): void {
  const random = seededRandom(seed);
  const shown: Shown = { revision: '1.1.AAAAAAAAAAAAAAAA' as RevisionId, configuration };
  for (const locale of configuration.locales) {
    readAround(configuration, locale);
    for (let visit = 0; visit < VISITS; visit += 1) walk(shown, locale, null, random);
    for (const { id } of configuration.forms ?? []) walk(shown, locale, id, random);
  }
}

function walk(shown: Shown, locale: string, door: string | null, random: SeededRandom): void {
  let state: VisitState = attract(shown.configuration);
  let ids = 0;
  let wallMs = 1_800_000_000_000;
  const events: VisitEvent[] = [{ type: 'touch', locale }];
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const event = events.shift() ?? (door !== null && isAtDoor(state) ? openDoor(door) : touchOf(state, shown, random));
    if (!event) return;
    if (event.type === 'open-form') door = null;
    wallMs += 1_000;
    const moment: Moment = { wallMs, monotonicOriginMs: wallMs, newId: () => `id-${++ids}` };
    const step = visitStep(state, event, { shown, moment, room: 'ample', doors: doorSteps });
    const stood = step.state === state && step.drafts.length === 0;
    if (stood) throw new Error(`"${event.type}" leads nowhere at ${where(state)}`);
    state = step.state;
    for (const draft of step.drafts) if (draft.kind !== 'visit-end') events.push({ type: 'recorded', draft: draft.id });
  }
  throw new Error(`a visit that never ends: ${where(state)}`);
}

function isAtDoor(state: VisitState): boolean {
  return state.at === 'question' && state.place === 0 && !state.saving;
}

function openDoor(form: string): VisitEvent {
  return { type: 'open-form', form };
}

/** null: the visit is over. */
function touchOf(state: VisitState, shown: Shown, random: SeededRandom): VisitEvent | null {
  const { configuration } = shown;
  if (state.at !== 'question' && state.at !== 'form') return null;
  if (state.at === 'form' && state.isReview) return { type: 'send' };
  const steps = state.at === 'form' ? configuration.forms?.find(({ id }) => id === state.form)?.steps : configuration.flow;
  if (!steps) throw new Error(`there is no form "${state.at === 'form' && state.form}"`);
  return answerOf(state, configuration, steps, random);
}

function answerOf(state: Asking | Filling, configuration: Configuration, steps: Configuration['flow'], random: SeededRandom): VisitEvent {
  const props = screenProps(configuration, state.locale, 'ample', () => {});
  const { question, asked, isRequired } = answering(props, state, steps);
  read(props.say, question.text, 'hint' in question && question.hint, 'missing' in question && question.missing);
  const answer = (value: Answer): VisitEvent => ({ type: 'answer', question: question.id, value });
  const skips = !isRequired && state.place > 0 && random.chance(0.3);
  switch (asked.control) {
    case 'scale':
      return answer(random.pick(SCALES[asked.scale].values as never as [{ id: string }]).id);
    case 'choice': {
      if (asked.options.length === 0) throw new Error(`"${question.id}" offers nothing to choose`);
      read(props.say, ...asked.options.map(({ text }) => text));
      const one = random.pick(asked.options as never as [{ id: string }]).id;
      return answer(skips ? (asked.many ? [] : '') : asked.many ? [one] : one);
    }
    case 'signpost':
      read(props.say, ...asked.lines);
      return asked.isEnd ? { type: 'finish' } : answer('');
    default:
      return answer(skips ? '' : { 'yes-no': 'yes', words: 'ana@example.org', date: '2026-01-02', time: '10:00' }[asked.control]);
  }
}

/** What stands around the questions. */
function readAround(configuration: Configuration, locale: string): void {
  const { say } = screenProps(configuration, locale, 'ample', () => {});
  const { attract: first, notice, thanks, organisation, site, forms = [], standards } = configuration;
  read(say, organisation.name, site.name, first.title, first.invitation, thanks.title, thanks.line);
  read(say, ...(first.saidDone ?? []).flatMap(({ said, done }) => [said, done]), notice?.title, ...(notice?.lines ?? []));
  read(
    say,
    ...forms.flatMap(({ door, warning, privacy, thanks: own }) => [door, warning, privacy?.text, privacy?.more, own?.title, own?.line]),
  );
  read(
    say,
    standards?.title,
    ...(standards?.departments ?? []).map(({ name }) => name),
    ...(standards?.services ?? []).map(({ name }) => name),
  );
}

function read(say: (text: LocalisedText) => string, ...texts: (LocalisedText | undefined | false)[]): void {
  for (const text of texts) {
    if (!text) continue;
    const said = say(text);
    if (typeof said !== 'string' || !/[\p{L}\p{N}\p{S}\p{P}]/u.test(said)) throw new Error(`nothing to read: ${JSON.stringify(text)}`);
    if (!said.isWellFormed() || /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(said))
      throw new Error(`not a text: ${JSON.stringify(said)}`);
  }
}

function where(state: VisitState): string {
  return [state.at, 'place' in state && state.place, 'form' in state && state.form].filter((part) => part !== false).join(' ');
}
