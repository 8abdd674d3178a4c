import { describe, expect, test } from 'vitest';
import { attract, type Moment, type Shown, type VisitEvent, type VisitState, visitStep } from '../../../src/kiosk/visit.ts';
import type { EntryDraft } from '../../../src/kiosk/worker-port.ts';
import type { Room } from '../../../src/protocol/batch.ts';
import { sampleShown } from './sample-configuration.ts';

/** Plays events on a visit; ids are counted, each event happens a second after the one before. */
function play(shown: Shown, events: readonly (VisitEvent | 'recorded' | 'not-recorded')[], room: Room = 'ample') {
  let state: VisitState = attract(shown.configuration);
  let ids = 0;
  let wallMs = 1_000_000;
  const drafts: EntryDraft[] = [];
  const turnedAway: string[] = [];
  for (const step of events) {
    wallMs += 1000;
    const moment: Moment = { wallMs, monotonicOriginMs: wallMs + 7, newId: () => `id-${++ids}` };
    const event = typeof step === 'string' ? { type: step, draft: drafts.at(-1)?.id ?? '' } : step;
    const result = visitStep(state, event, { shown, moment, room });
    state = result.state;
    drafts.push(...result.drafts);
    if (result.turnedAway) turnedAway.push(result.turnedAway);
  }
  return { state, drafts, turnedAway, kinds: drafts.map(({ kind }) => kind) };
}

const shown = sampleShown();
const touch: VisitEvent = { type: 'touch' };
const rate: VisitEvent = { type: 'answer', question: 'service-today', value: 'happy' };
const rated = [touch, rate, 'recorded'] as const;
const end = (drafts: EntryDraft[]) => drafts.at(-1)?.body.value;

describe('a visit', () => {
  test('one tap is a rating, fixed at the touch', () => {
    const { state, drafts } = play(shown, [touch, rate]);
    expect(drafts).toEqual([
      {
        id: 'id-2',
        visit: 'id-1',
        kind: 'rating',
        revision: shown.revision,
        locale: 'en',
        wallMs: 1_002_000,
        monotonicOriginMs: 1_002_007,
        body: { form: 'plain', value: { questionId: 'service-today', scaleId: 'faces-4', valueId: 'happy' } },
      },
    ]);
    expect(state).toMatchObject({ at: 'question', place: 0, rated: false, saving: { draft: 'id-2', value: 'happy' } });
  });

  test('goes on only when the answer is recorded', () => {
    expect(play(shown, [...rated]).state).toMatchObject({ at: 'question', place: 1, rated: true, saving: null });
  });

  test('faces tapped faster than they are written down are all kept, in one visit, which goes on with the last', () => {
    const another: VisitEvent = { type: 'answer', question: 'service-today', value: 'unhappy' };
    const { state, drafts } = play(shown, [touch, rate, another, rate, { type: 'recorded', draft: 'id-2' }]);
    expect(drafts.map(({ kind, visit }) => `${kind} ${visit}`)).toEqual(['rating id-1', 'rating id-1', 'rating id-1']);
    expect(state).toMatchObject({ place: 0, saving: { draft: 'id-4', value: 'happy' } });
    expect(play(shown, [touch, rate, another, 'recorded']).state).toMatchObject({ place: 1, rated: true, saving: null });
  });

  test('nothing but a face is answered twice', () => {
    const reasons: VisitEvent = { type: 'answer', question: 'service-reasons', value: ['courtesy'] };
    expect(play(shown, [...rated, reasons, reasons]).kinds).toEqual(['rating', 'reasons']);
  });

  test('with a rating alone in the flow, "recorded" brings thanks and the end', () => {
    const short = sampleShown(1, { flow: shown.configuration.flow.slice(0, 1) });
    const { state, drafts, kinds } = play(short, [...rated]);
    expect(state).toEqual({ at: 'thanks', locale: 'en', form: null });
    expect(kinds).toEqual(['rating', 'visit-end']);
    expect(end(drafts)).toEqual({ how: 'finished' });
  });

  test('rating, reasons and comment: four entries of one visit, words sealed', () => {
    const events = [
      ...rated,
      { type: 'answer', question: 'service-reasons', value: ['courtesy'] },
      'recorded',
      { type: 'answer', question: 'service-comment', value: '  Kind people. ' },
    ] as const;
    const { state, drafts, kinds } = play(shown, [...events, 'recorded']);
    expect(kinds).toEqual(['rating', 'reasons', 'comment', 'visit-end']);
    expect(new Set(drafts.map(({ visit }) => visit))).toEqual(new Set(['id-1']));
    expect(drafts[1]?.body).toEqual({ form: 'plain', value: { questionId: 'service-reasons', reasonIds: ['courtesy'] } });
    expect(drafts[2]?.body).toEqual({ form: 'sealed', value: { questionId: 'service-comment', text: 'Kind people.' } });
    expect(state.at).toBe('thanks');
  });

  test('steps without an answer are passed without an entry', () => {
    const { state, kinds } = play(shown, [
      ...rated,
      { type: 'answer', question: 'service-reasons', value: [] },
      { type: 'answer', question: 'service-comment', value: ' \n' },
    ]);
    expect(kinds).toEqual(['rating', 'visit-end']);
    expect(state.at).toBe('thanks');
  });

  test('all optional steps are declined with one touch', () => {
    const { state, drafts } = play(shown, [...rated, { type: 'finish' }]);
    expect(state.at).toBe('thanks');
    expect(end(drafts)).toEqual({ how: 'finished' });
  });

  test('finishing before any answer is leaving, and nobody is thanked', () => {
    const { state, drafts } = play(shown, [touch, { type: 'finish' }]);
    expect(state.at).toBe('attract');
    expect(end(drafts)).toEqual({ how: 'left' });
  });

  test('a timeout keeps the rating and writes nothing else but the end', () => {
    const { state, drafts, kinds } = play(shown, [
      ...rated,
      { type: 'answer', question: 'service-reasons', value: [] },
      { type: 'timeout' },
    ]);
    expect(kinds).toEqual(['rating', 'visit-end']);
    expect(end(drafts)).toEqual({ how: 'timeout' });
    expect(state).toEqual({ at: 'attract', locale: 'en' });
  });

  test('leaving while an answer is being written ends the visit; its late outcome changes nothing', () => {
    const { state, kinds } = play(shown, [touch, rate, { type: 'leave' }, { type: 'recorded', draft: 'id-2' }]);
    expect(kinds).toEqual(['rating', 'visit-end']);
    expect(state.at).toBe('attract');
  });

  test('an answer that could not be kept is never thanked for', () => {
    const { state, drafts } = play(shown, [touch, rate, 'not-recorded']);
    expect(state).toEqual({ at: 'sorry', locale: 'en', rated: false });
    expect(end(drafts)).toEqual({ how: 'left' });
    expect(
      play(shown, [...rated, { type: 'answer', question: 'service-reasons', value: ['courtesy'] }, 'not-recorded']).state,
    ).toMatchObject({
      at: 'sorry',
      rated: true,
    });
  });

  test('the outcome of another draft is not mistaken for this one', () => {
    const { state } = play(shown, [touch, rate, { type: 'recorded', draft: 'from-before' }]);
    expect(state).toMatchObject({ place: 0, saving: { draft: 'id-2' } });
  });

  test('answers that do not belong to the step are not taken', () => {
    expect(play(shown, [rate]).drafts).toEqual([]);
    expect(play(shown, [touch, { type: 'answer', question: 'service-comment', value: 'x' }]).drafts).toEqual([]);
    expect(play(shown, [...rated, rate]).kinds).toEqual(['rating']);
  });

  test('the language goes with the visit and is back to the default after it', () => {
    const { state, drafts } = play(shown, [{ type: 'touch', locale: 'es' }, rate, 'recorded', { type: 'language', locale: 'en' }]);
    expect(drafts[0]?.locale).toBe('es');
    expect(state).toMatchObject({ locale: 'en' });
    const after = play(shown, [{ type: 'touch', locale: 'es' }, rate, 'recorded', { type: 'finish' }, { type: 'over' }]);
    expect(after.state).toEqual({ at: 'attract', locale: 'en' });
  });

  test('a language that the configuration does not have is not taken', () => {
    expect(play(shown, [{ type: 'touch', locale: 'xx' }]).state).toMatchObject({ locale: 'en' });
    expect(play(shown, [touch, { type: 'language', locale: 'xx' }]).state).toMatchObject({ locale: 'en' });
  });

  test('thanks end by themselves or by a touch, and start nothing', () => {
    const { state, kinds } = play(shown, [...rated, { type: 'finish' }, touch, rate]);
    expect(state.at).toBe('thanks');
    expect(kinds).toEqual(['rating', 'visit-end']);
  });
});

describe('a visit when space runs out', () => {
  const comment: VisitEvent = { type: 'answer', question: 'service-comment', value: 'Thank you' };

  test('goes straight to the words while no new ratings are taken, and counts as one turned away', () => {
    const { state, turnedAway } = play(shown, [touch], 'no-new-ratings');
    expect(state).toMatchObject({ at: 'question', place: shown.configuration.flow.findIndex(({ type }) => type === 'comment') });
    expect(turnedAway).toEqual(['ratings']);
    const { kinds, state: end } = play(shown, [touch, comment, 'recorded'], 'no-new-ratings');
    expect([kinds, end.at]).toEqual([['comment', 'visit-end'], 'thanks']);
  });

  test('asks nothing but words to its end, whatever comes after them in the flow', () => {
    const [rating, ...rest] = shown.configuration.flow;
    const turned = sampleShown(1, { flow: [...rest, rating].filter((question) => question !== undefined) });
    expect(play(turned, [touch, comment, 'recorded'], 'no-new-ratings').state.at).toBe('thanks');
  });

  test('is politely turned away when the flow has no words, and when nothing is taken', () => {
    const short = sampleShown(1, { flow: shown.configuration.flow.slice(0, 1) });
    expect(play(short, [touch], 'no-new-ratings')).toMatchObject({ state: { at: 'turned-away' }, turnedAway: ['ratings'], drafts: [] });
    expect(play(shown, [touch], 'no-new-messages')).toMatchObject({ state: { at: 'turned-away' }, turnedAway: ['messages'], drafts: [] });
  });

  test('is turned away once, however often it is touched, and in the language chosen', () => {
    const { state, turnedAway } = play(
      shown,
      [{ type: 'language', locale: 'es' }, touch, { type: 'answer', question: 'service-today', value: 'happy' }],
      'no-new-messages',
    );
    expect(state).toEqual({ at: 'turned-away', locale: 'es' });
    expect(turnedAway).toEqual(['messages']);
    expect(play(shown, [touch, { type: 'over' }], 'no-new-messages').state).toEqual(attract(shown.configuration));
  });

  test('goes on when it has begun before', () => {
    const moment: Moment = { wallMs: 1, monotonicOriginMs: 1, newId: () => 'id' };
    const begun = visitStep(attract(shown.configuration), touch, { shown, moment, room: 'ample' }).state;
    const { drafts } = visitStep(begun, rate, { shown, moment, room: 'no-new-messages' });
    expect(drafts.map(({ kind }) => kind)).toEqual(['rating']);
  });
});
