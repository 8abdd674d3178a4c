import { expect, test } from 'vitest';
import type { Question } from '../../../src/protocol/questions/question.ts';
import { wordBytes } from '../../../src/protocol/word-bytes.ts';

const choice = (id: string, change: object = {}) => ({ type: 'choice', id, many: false, options: [{ id: 'a' }, { id: 'b' }], ...change });
const words = (id: string, maxLength: number, when?: object) => ({ type: 'words', id, kind: 'text', maxLength, ...(when ? { when } : {}) });
const bytes = (...steps: object[]) => wordBytes(steps as Question[]);
const is = (...values: string[]) => ({ question: 'way', is: values });

test('of words on ways that exclude each other only the longest way counts', () => {
  expect(bytes(choice('way'), words('one', 100, is('a')), words('other', 40, is('b')), words('always', 10))).toBe(330);
  expect(bytes(choice('way'), words('one', 100, is('a')), words('both', 40, is('a', 'b')))).toBe(420);
});

test('words that may stand beside each other count together', () => {
  expect(bytes(choice('way', { many: true }), words('one', 100, is('a')), words('other', 40, is('b')))).toBe(420);
  expect(bytes(choice('way'), words('one', 100, is('a')), words('other', 40, { not: is('a') }))).toBe(420);
  expect(bytes(words('one', 100), words('other', 40))).toBe(420);
});
