import { describe, expect, test } from 'vitest';
import { attract, type Moment, type Shown, type VisitEvent, type VisitState, visitStep } from '../../../src/kiosk/visit.ts';
import type { EntryDraft } from '../../../src/kiosk/worker-port.ts';
import { sampleShown } from './sample-configuration.ts';

/** Plays events on a visit; ids are counted, each event happens a second after the one before. */
function play(shown: Shown, events: readonly (VisitEvent | 'recorded' | 'not-recorded')[]) {
  let state: VisitState = attract(shown.configuration);
  let ids = 0;
  let wallMs = 1_000_000;
  const drafts: EntryDraft[] = [];
  for (const step of events) {
    wallMs += 1000;
    const moment: Moment = { wallMs, monotonicOriginMs: wallMs + 7, newId: () => `id-${++ids}` };
    const event = typeof step === 'string' ? { type: step, draft: drafts.at(-1)?.id ?? '' } : step;
    const result = visitStep(state, event, { shown, moment });
    state = result.state;
    drafts.push(...result.drafts);
  }
  return { state, drafts, kinds: drafts.map(({ kind }) => kind) };
}

const shown = sampleShown();
const touch: VisitEvent = { type: 'touch' };
const rate: VisitEvent = { type: 'rate', valueId: 'happy' };
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
    expect(state).toMatchObject({ at: 'question', place: 0, rated: false, saving: { draft: 'id-2', valueId: 'happy' } });
  });

  test('goes on only when the answer is recorded', () => {
    expect(play(shown, [...rated]).state).toMatchObject({ at: 'question', place: 1, rated: true, saving: null });
  });

  test('a second fast tap falls away', () => {
    expect(play(shown, [touch, rate, { type: 'rate', valueId: 'unhappy' }]).kinds).toEqual(['rating']);
  });

  test('with a rating alone in the flow, "recorded" brings thanks and the end', () => {
    const short = sampleShown(1, { flow: shown.configuration.flow.slice(0, 1) });
    const { state, drafts, kinds } = play(short, [...rated]);
    expect(state).toEqual({ at: 'thanks', locale: 'en' });
    expect(kinds).toEqual(['rating', 'visit-end']);
    expect(end(drafts)).toEqual({ how: 'finished' });
  });

  test('rating, reasons and comment: four entries of one visit, words sealed', () => {
    const events = [
      ...rated,
      { type: 'reasons', reasonIds: ['courtesy'] },
      'recorded',
      { type: 'comment', text: '  Kind people. ' },
    ] as const;
    const { state, drafts, kinds } = play(shown, [...events, 'recorded']);
    expect(kinds).toEqual(['rating', 'reasons', 'comment', 'visit-end']);
    expect(new Set(drafts.map(({ visit }) => visit))).toEqual(new Set(['id-1']));
    expect(drafts[1]?.body).toEqual({ form: 'plain', value: { questionId: 'service-reasons', reasonIds: ['courtesy'] } });
    expect(drafts[2]?.body).toEqual({ form: 'sealed', value: { questionId: 'service-comment', text: 'Kind people.' } });
    expect(state.at).toBe('thanks');
  });

  test('steps without an answer are passed without an entry', () => {
    const { state, kinds } = play(shown, [...rated, { type: 'reasons', reasonIds: [] }, { type: 'comment', text: ' \n' }]);
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
    const { state, drafts, kinds } = play(shown, [...rated, { type: 'reasons', reasonIds: [] }, { type: 'timeout' }]);
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
    expect(play(shown, [...rated, { type: 'reasons', reasonIds: ['courtesy'] }, 'not-recorded']).state).toMatchObject({
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
    expect(play(shown, [touch, { type: 'comment', text: 'x' }]).drafts).toEqual([]);
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
