import { expect, test } from 'vitest';
import { saidFrom, saidText } from '../../../src/console/inbox/said-in.ts';
import type { MessageRead } from '../../../src/protocol/read-message.ts';

const message: MessageRead = {
  kind: { en: 'A complaint' },
  answers: [{ question: 'what', asked: { en: 'What?' }, as: 'words', given: ['Too long.'] }],
};

test.each([
  ['comment', { words: 'Kind staff', message: null }],
  ['comment', { words: '{"words":"typed like this"}', message: null }],
  ['comment', { words: null, message: null }],
  ['message', { words: 'Too long.', message }],
  ['message', { words: null, message: null }],
])('what was said in a %s comes back from the copy as it was', (kind, said) => {
  expect(saidFrom(kind, saidText(said))).toEqual(said);
});
