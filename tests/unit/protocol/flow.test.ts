import { describe, expect, it } from 'vitest';
import { type Condition, holds } from '../../../src/protocol/flow/condition.ts';
import { firstUnanswered, isRequired, placeBefore } from '../../../src/protocol/flow/filling-in.ts';
import { answersAsked, nextPlace } from '../../../src/protocol/flow/steps.ts';
import type { Question } from '../../../src/protocol/questions/question.ts';
import { STEPS } from './a-form.ts';

describe('a condition', () => {
  const answers = { face: 'unhappy', reasons: ['waiting', 'courtesy'], words: '' };
  it.each<[string, Condition | undefined, boolean]>([
    ['none', undefined, true],
    ['the answer is one of these', { question: 'face', is: ['happy', 'unhappy'] }, true],
    ['the answer is none of these', { question: 'face', is: ['happy'] }, false],
    ['one of several answers', { question: 'reasons', is: ['courtesy'] }, true],
    ['none of several answers', { question: 'reasons', is: ['outcome'] }, false],
    ['a part of an answer is no answer', { question: 'face', is: ['happ'] }, false],
    ['what was never asked', { question: 'other', is: ['happy'] }, false],
    ['answered', { question: 'face', isAnswered: true }, true],
    ['empty is not answered', { question: 'words', isAnswered: true }, false],
    ['not answered', { question: 'other', isAnswered: false }, true],
    [
      'all',
      {
        all: [
          { question: 'face', is: ['unhappy'] },
          { question: 'words', isAnswered: true },
        ],
      },
      false,
    ],
    [
      'any',
      {
        any: [
          { question: 'face', is: ['happy'] },
          { question: 'face', is: ['unhappy'] },
        ],
      },
      true,
    ],
    ['not', { not: { question: 'face', is: ['happy'] } }, true],
  ])('%s', (_name, condition, expected) => {
    expect(holds(condition, answers)).toBe(expected);
  });
});

describe('the steps of a form', () => {
  const ids = (place: number) => STEPS[place]?.id ?? null;

  it('are those whose conditions hold, in both directions', () => {
    expect(ids(nextPlace(STEPS, -1, {}))).toBe('kind');
    expect(ids(nextPlace(STEPS, 2, { where: 'phone' }))).toBe('number');
    expect(ids(nextPlace(STEPS, 2, { where: 'counter' }))).toBe('day');
    expect(nextPlace(STEPS, 4, {})).toBe(-1);
    expect(ids(placeBefore(STEPS, 4, { where: 'counter' }))).toBe('where');
    expect(ids(placeBefore(STEPS, 4, { where: 'phone' }))).toBe('number');
    expect(placeBefore(STEPS, 0, {})).toBe(-1);
  });

  it('lead nowhere past a place where the form ends', () => {
    const fork: Question[] = [
      {
        type: 'signpost',
        id: 'elsewhere',
        text: { en: 'Not here' },
        lines: [{ en: 'There' }],
        isEnd: true,
        when: { question: 'kind', is: ['crime'] },
      },
      { type: 'signpost', id: 'welcome', text: { en: 'Here' }, lines: [{ en: 'Go on' }], isEnd: false },
    ];
    expect(firstUnanswered(fork, { kind: 'crime' })).toBe(0);
    expect(firstUnanswered(fork, { kind: 'complaint' })).toBe(-1);
  });

  it('must be answered always, never, or by what was answered before', () => {
    const required = (id: string, answers: object) => isRequired(STEPS.find((step) => step.id === id) as Question, { ...answers });
    expect([required('what', {}), required('day', {})]).toEqual([true, false]);
    expect([required('where', { kind: 'complaint' }), required('where', { kind: 'compliment' })]).toEqual([true, false]);
  });

  it('that are not asked any more keep no answer, nor do those that hang on them', () => {
    const chain = [...STEPS, { ...STEPS[4], id: 'late', when: { question: 'number', isAnswered: true } }] as Question[];
    const answers = { kind: 'complaint', where: 'counter', number: '555', late: '2026-01-01', face: 'happy' };
    expect(answersAsked(chain, answers)).toEqual({ kind: 'complaint', where: 'counter', face: 'happy' });
    expect(nextPlace(chain, 4, answers)).toBe(-1);
  });

  it('that must be answered and are not are found, the first of them', () => {
    expect(ids(firstUnanswered(STEPS, { kind: 'complaint', what: 'x' }))).toBe('where');
    expect(firstUnanswered(STEPS, { kind: 'compliment', what: 'x' })).toBe(-1);
  });
});
