// Words compared as people write them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folded, foldedWords } from '../../../src/protocol/folded-words.ts';

describe('folded words', () => {
  test.each([
    ['Atención', 'atencion'],
    ['STRASSE', 'straße'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'ISTANBUL'],
    ['Smørrebrød', 'smorrebrod'],
    ['مُحَمَّد', 'محمد'],
    ['أحمد', 'احمد'],
    ['شكـــوى', 'شكوى'],
    ['مدرسة', 'مدرسه'],
    ['٢٠٢٦', '2026'],
    ['ﬁne', 'fine'],
    ['e\u0301cole', 'école'],
  ])('%s is %s', (one, other) => {
    expect(folded(one)).toBe(folded(other));
    expect(folded(one)).not.toBe('');
  });

  test('letters that are others stay others', () => {
    expect(folded('حمد')).not.toBe(folded('محمد'));
    expect(folded('pan')).not.toBe(folded('pun'));
  });

  test('signs part words', () => {
    expect(foldedWords(' don’t,\nwait—there! ')).toEqual(['don', 't', 'wait', 'there']);
    expect(foldedWords('… ?')).toEqual([]);
  });

  test('of any text: folding twice is folding once, and words hold letters and digits alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(folded(folded(text))).toBe(folded(text));
        for (const word of foldedWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});
