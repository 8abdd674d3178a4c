// What a search in words finds: all words, in any order, the last as a beginning.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedWords } from '../../../src/protocol/folded-words.ts';
import { matchWords } from '../../../src/server/word-search/match-words.ts';

const SAID = 'The clerk at Window 3 was rude; nobody listened to José.\nثم ذهبتُ إلى الشرطة ومعي الأوراق';

describe('a search', () => {
  test.each([
    'clerk',
    'CLERK rude',
    'rude clerk',
    'window 3',
    'jose',
    'nobody lis',
    'rude j',
    'clerk, rude!',
    'الشرطة',
    'شرطة',
    'ذهبت الشر',
    'الاوراق',
  ])('finds by “%s”', (typed) => expect(matchWords(typed)(SAID)).toBe(true));

  test.each(['clerks', 'lis nobody', 'cler rude', 'clerk kind', 'erk', 'مدرسة', 'شر ذهبت', '', '  …  '])('finds nothing by “%s”', (typed) =>
    expect(matchWords(typed)(SAID)).toBe(false),
  );
});

const letters = fc.constantFrom(...'abcéñøßاأبةىلوЖжΩω'.split(''));
const word = fc.string({ unit: letters, minLength: 1, maxLength: 8 });
const text = fc.array(word, { minLength: 1, maxLength: 12 });

describe('of any text', () => {
  test('each choice of its words finds it, in any order, in capitals, and with its last one cut off anywhere', () => {
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.nat()), (words, numbers) => {
        const chosen = words.toSorted(() => (numbers.next().value % 2 ? 1 : -1)).slice(0, 1 + (numbers.next().value % words.length));
        expect(matchWords(chosen.join(' '))(words.join(', '))).toBe(true);
        expect(matchWords(chosen.join(' ').toUpperCase())(words.join(' '))).toBe(true);
        const [last = ''] = foldedWords(chosen.join(' ')).slice(-1);
        const cut = [...chosen.slice(0, -1), last.slice(0, 1 + (numbers.next().value % last.length))];
        if (!/^\p{Script=Arabic}/u.test(last)) expect(matchWords(cut.join(' '))(words.join(' '))).toBe(true);
      }),
    );
  });

  test('a word more never finds more', () => {
    fc.assert(
      fc.property(text, text, word, (said, typed, more) => {
        const longer = matchWords([more, ...typed].join(' '))(said.join(' '));
        if (longer) expect(matchWords(typed.join(' '))(said.join(' '))).toBe(true);
      }),
    );
  });

  test('a word that is not in it, nor begins one, finds nothing', () => {
    fc.assert(fc.property(text, (said) => !matchWords(`${said[0]} zzz`)(said.join(' '))));
  });
});
