import { describe, expect, it } from 'vitest';
import { blackedOut } from '../../../src/server/data-protection/export-person.ts';
import { termsIn, textsIn } from '../../../src/server/data-protection/match-terms.ts';

describe('words that name a person', () => {
  it.each([
    ['name', 'José Ñandú', 'I am jose  nandu.', true],
    ['name', 'Ann Lee', 'Lee, Ann', true],
    ['name', 'Ann Lee', 'Anna Leeds', false],
    ['name', 'Wanjiru', 'asked wanjiru’s desk', true],
    ['name', 'محمد علي', 'اسمي محمد علي', true],
    ['email', 'a.b@example.org', 'Write to A.B@Example.ORG please', true],
    ['email', 'a.b@example.org', 'a.c@example.org', false],
    ['phone', '+501 222-3456', 'ring 2223456', true],
    ['phone', '222 3456', 'ring +501 (222) 34.56 today', true],
    ['phone', '+254 700 123 456', '0700123456', true],
    ['phone', '2223456', 'ring 2223457, or 22234560', false],
    ['phone', '1234', 'room 1234', false],
    ['reference', 'rvctqr-222r', 'about RVCT QR22 2R', true],
    ['reference', 'RVCTQR222R', 'RVCTQR222S', false],
  ] as const)('%s %j in %j: %s', (name, term, said, expected) => {
    expect(termsIn([said], { [name]: term })).toEqual(expected ? [name] : []);
  });

  it('are looked for in every text of a form, and each term by itself', () => {
    const texts = textsIn({ formId: 'say', answers: { who: 'Ann', many: ['x', 'ann@example.org'], none: null, yes: true } });
    expect(texts).toEqual(['say', 'Ann', 'x', 'ann@example.org']);
    expect(termsIn(texts, { name: 'ann', email: 'ann@example.org', phone: '5550199' })).toEqual(['name', 'email']);
  });
});

describe('names of others', () => {
  it('are blacked out in every text, whatever their case; of names that overlap nothing is left', () => {
    const said = { text: 'MR ODD NAME and Mr Odd', more: ['(odd  name)', 7, null] };
    expect(blackedOut(said, ['Odd', 'Odd name', 'Mr Odd'])).toEqual({ text: '▇▇▇ and ▇▇▇', more: ['(▇▇▇)', 7, null] });
  });

  it('are taken as they are written, not as a pattern', () => {
    expect(blackedOut('a.b and axb, c+d', ['a.b', 'c+d'])).toBe('▇▇▇ and axb, ▇▇▇');
    expect(blackedOut('Ann', [])).toBe('Ann');
  });
});
