import { describe, expect, test } from 'vitest';
import type { FormBody } from '../../../src/protocol/form-body.ts';
import { readMessage, wordsOf } from '../../../src/protocol/read-message.ts';
import { shipped } from '../kiosk/sample-configuration.ts';

const configuration = shipped('belmopan-ground-floor', 'mps-belize');
const body = (answers: FormBody['answers'], formId = 'feedback'): FormBody => ({ formId, answers });
const read = (answers: FormBody['answers']) => readMessage(body(answers), configuration);

describe('a message as people read it', () => {
  const answers = { name: 'Ana', department: 'lands', day: '2026-11-02', 'what-happened': 'Too long.', kind: 'complaint' };

  test('has its answers in the order of the questions, under what was asked, and what was chosen by its label', () => {
    expect(
      read(answers).answers.map(({ asked, as, given }) => [
        asked?.en,
        as,
        given.map((each) => (typeof each === 'string' ? each : each.es)),
      ]),
    ).toEqual([
      ['What would you like to give us?', 'choice', ['Una queja']],
      ['What happened?', 'words', ['Too long.']],
      ['On which day did it happen?', 'date', ['2026-11-02']],
      ['Which department is it about?', 'choice', ['Tierras']],
      ['What is your name?', 'words', ['Ana']],
    ]);
  });
  test('says what kind it is by what was chosen first, else by its door', () => {
    expect(read(answers).kind?.en).toBe('A complaint');
    expect(read({ name: 'Ana' }).kind?.en).toBe('Compliment or complaint');
  });
  test('hides nothing that its configuration does not know, and no option that is gone', () => {
    const { answers: shown } = read({ ...answers, kind: 'suggestion', 'asked-once': ['a', 'b'] });
    expect(shown[0]).toMatchObject({ as: 'choice', given: ['suggestion'] });
    expect(shown.at(-1)).toEqual({ question: 'asked-once', asked: null, as: 'words', given: ['a', 'b'] });
  });
  test('is read also when nobody has its form or configuration any more', () => {
    for (const gone of [readMessage(body(answers), null), readMessage(body(answers, 'other'), configuration)]) {
      expect(gone.kind).toBeNull();
      expect(gone.answers.map(({ question }) => question).toSorted()).toEqual(Object.keys(answers).toSorted());
    }
  });
  test('its words are what was typed, what happened first', () => {
    expect(wordsOf(read(answers))).toBe('Too long.\nAna');
    expect(wordsOf(read({ kind: 'complaint' }))).toBe('');
  });
});
