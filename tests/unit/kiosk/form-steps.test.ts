import { describe, expect, test } from 'vitest';
import { doorSteps } from '../../../src/kiosk/door-steps.ts';
import { attract, type Filling, type Shown, type VisitEvent, type VisitState, visitStep } from '../../../src/kiosk/visit.ts';
import type { EntryDraft } from '../../../src/kiosk/worker-port.ts';
import type { Room } from '../../../src/protocol/batch.ts';
import type { RevisionId } from '../../../src/protocol/ids.ts';
import { aForm, configurationWith, KIND } from '../protocol/a-form.ts';

const survey = aForm({ id: 'survey', kind: 'survey', steps: [{ ...KIND, id: 'again' }] as never });
const shown: Shown = { revision: '1.1.AAAAAAAAAAAAAAAA' as RevisionId, configuration: configurationWith([aForm(), survey]) };
const say = (question: string, value: string): VisitEvent => ({ type: 'answer', question, value });
const open = [{ type: 'touch' }, { type: 'open-form', form: 'say' }] as const;
const complaint = [...open, say('kind', 'complaint'), say('what', 'Too long.'), say('where', 'phone'), say('number', '555 1234')] as const;

function play(events: readonly (VisitEvent | 'recorded')[], room: Room = 'ample') {
  let state: VisitState = attract(shown.configuration);
  let ids = 0;
  const drafts: EntryDraft[] = [];
  for (const step of events) {
    const moment = { wallMs: 1, monotonicOriginMs: 1, newId: () => `id-${++ids}` };
    const event: VisitEvent = step === 'recorded' ? { type: 'recorded', draft: drafts.at(-1)?.id ?? '' } : step;
    const result = visitStep(state, event, { shown, moment, room, doors: doorSteps });
    state = result.state;
    drafts.push(...result.drafts);
  }
  return { state, drafts, question: questionAt(state) };
}
function questionAt(state: VisitState): string | undefined {
  const form = state.at === 'form' && !state.isReview ? shown.configuration.forms?.find(({ id }) => id === state.form) : undefined;
  return form?.steps[(state as Filling).place]?.id;
}

describe('a form', () => {
  test('is asked one question at a time, along its branches', () => {
    expect(play(open).question).toBe('kind');
    expect(play(complaint).question).toBe('day');
    expect(play([...complaint.slice(0, 4), say('where', 'counter')]).question).toBe('day');
  });

  test('is sent as one sealed message, only after all of it was shown, and thanked for only once it is recorded', () => {
    const review = play([...complaint, say('day', '2026-11-02')]);
    expect(review.state).toMatchObject({ at: 'form', isReview: true });
    expect(review.drafts).toEqual([]);
    const sent = play([...complaint, say('day', '2026-11-02'), { type: 'send' }]);
    const answers = { kind: 'complaint', what: 'Too long.', where: 'phone', number: '555 1234', day: '2026-11-02' };
    expect(sent.drafts.map(({ kind, body }) => [kind, body])).toEqual([['message', { form: 'sealed', value: { formId: 'say', answers } }]]);
    expect(sent.state).toMatchObject({ saving: { value: null } });
    const done = play([...complaint, say('day', ''), { type: 'send' }, 'recorded']);
    expect(done.state).toEqual({ at: 'thanks', locale: 'en', form: 'say' });
    expect(done.drafts.at(-1)).toMatchObject({ kind: 'visit-end', body: { value: { how: 'finished' } } });
  });

  test('does not go on without what is needed, and says so', () => {
    const { state, question } = play([...open, say('kind', 'complaint'), say('what', '  ')]);
    expect([question, (state as Filling).isMissing]).toEqual(['what', true]);
    expect(play([...open, say('kind', 'compliment'), say('what', 'Kind.'), say('where', '')]).question).toBe('day');
  });

  test('goes back without loss, also out of the door and in again', () => {
    const back = { type: 'back' } as const;
    expect(play([...complaint, back]).question).toBe('number');
    expect((play([...complaint, back, back]).state as Filling).answers).toMatchObject({ where: 'phone', number: '555 1234' });
    const out = play([...open, say('kind', 'complaint'), back, back]);
    expect(out.state).toMatchObject({ at: 'question', place: 0 });
    const again = play([...open, say('kind', 'complaint'), back, back, { type: 'open-form', form: 'say' }]);
    expect((again.state as Filling).answers).toMatchObject({ kind: 'complaint' });
  });

  test('leaves out what a way that was left again had asked', () => {
    const changed = [...complaint, say('day', ''), { type: 'change', place: 2 }, say('where', 'counter'), { type: 'send' }] as const;
    expect(play(changed).drafts[0]?.body.value).toEqual({
      formId: 'say',
      answers: { kind: 'complaint', what: 'Too long.', where: 'counter' },
    });
  });

  test('asks what a changed answer makes necessary before it can be sent', () => {
    const compliment = [...open, say('kind', 'compliment'), say('what', 'Kind.'), say('where', ''), say('day', '')] as const;
    expect(play([...compliment, { type: 'change', place: 0 }, say('kind', 'complaint')]).question).toBe('where');
    expect(play([...compliment, { type: 'send' }]).drafts).toHaveLength(1);
  });

  test('that is a survey is plain, and sent with its last answer', () => {
    const { drafts } = play([{ type: 'touch' }, { type: 'open-form', form: 'survey' }, say('again', 'complaint')]);
    expect(drafts.map(({ kind, body }) => [kind, body.form])).toEqual([['survey', 'plain']]);
  });

  test('left, or timed out, leaves nothing behind', () => {
    for (const type of ['timeout', 'leave', 'finish'] as const) {
      const { state, drafts } = play([...complaint, { type }]);
      expect(state).toEqual(attract(shown.configuration));
      expect(drafts.map(({ kind }) => kind)).toEqual(['visit-end']);
    }
  });

  test('is opened only where its entry would be taken', () => {
    const words = [{ type: 'touch' }, { type: 'open-form', form: 'say' }] as const;
    const ratings = [{ type: 'touch' }, { type: 'open-form', form: 'survey' }] as const;
    expect(play(words, 'no-new-ratings').state.at).toBe('form');
    expect(play(ratings, 'no-new-ratings').state.at).toBe('question');
    expect(play([{ type: 'touch' }, { type: 'open-form', form: 'none' }]).state.at).toBe('question');
  });
});
