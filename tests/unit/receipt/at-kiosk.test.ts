import { describe, expect, test } from 'vitest';
import { receiptReference } from '../../../src/protocol/receipt.ts';
import { readKiosk } from '../../../src/receipt/at-kiosk.ts';
import { eraseIn, typeInto } from '../../../src/receipt/code-groups.ts';
import { wordsIn } from '../../../src/receipt/words.ts';

const NOTHING = { text: 'normal', contrast: 'normal', reach: 'normal' };

describe('whether the page stands at a kiosk', () => {
  test.each([
    ['/receipt/', '?kiosk&lang=es', null],
    ['/kiosk/receipt', '?kiosk=&lang=es&mm=4.2', { lang: 'es', pixelsPerMm: 4.2, chosen: NOTHING }],
    ['/kiosk/receipt', '', { lang: '', pixelsPerMm: null, chosen: NOTHING }],
    ['/kiosk/receipt', '?mm=1e9', { lang: '', pixelsPerMm: null, chosen: NOTHING }],
    ['/kiosk/receipt', '?mm=url(x)', { lang: '', pixelsPerMm: null, chosen: NOTHING }],
  ])('%s%s', (pathname, search, kiosk) => {
    expect(readKiosk({ pathname, search })).toEqual(kiosk);
  });

  test.each([
    ['text=large&contrast=dark&reach=low', { text: 'large', contrast: 'dark', reach: 'low' }],
    ['text=normal&contrast=light&reach=normal', { text: 'normal', contrast: 'light', reach: 'normal' }],
    ['contrast=dark', { ...NOTHING, contrast: 'dark' }],
    ['text=low&contrast=large&reach=dark', NOTHING],
    ['text=LARGE&contrast=&reach=low%20', NOTHING],
    ['text=huge&contrast=toString&reach=__proto__', NOTHING],
    ['text=huge&text=large', NOTHING],
  ])('what was chosen there, %s', (said, chosen) => {
    expect(readKiosk({ pathname: '/kiosk/receipt', search: `?${said}` })?.chosen).toEqual(chosen);
    expect(readKiosk({ pathname: '/receipt/', search: `?${said}` })).toBeNull();
  });

  test('says there what is so there, and only there', () => {
    expect(wordsIn('en', true).texts.noLine).not.toContain('Below');
    expect(wordsIn('en', false).texts.noLine).toContain('Below');
    expect(wordsIn('en', true).texts.title).toBe(wordsIn('en', false).texts.title);
  });
});

describe('a code typed at a kiosk', () => {
  const whole = (text: string) => ({ text, start: text.length, end: text.length });
  const typed = (name: 'reference' | 'secret', code: string) =>
    [...code].reduce((field, character) => whole(typeInto(name, field, character).text), whole('')).text;

  test('stands in the groups of the receipt, from the first character', () => {
    expect(typed('reference', 'P3W9')).toBe('P3W 9');
    expect(typed('reference', 'P3W9VP223Q')).toBe('P3W 9VP 223Q');
    expect(typed('secret', 'jvx7p5d8c3kx5985')).toBe('JVX7 P5D8 C3KX 5985');
    const long = receiptReference('P3W9VP', 23 ** 5);
    expect(typed('reference', long).replaceAll(' ', '')).toBe(long);
  });

  test('takes no more than a code has', () => {
    expect(typed('secret', 'JVX7P5D8C3KX59852')).toBe('JVX7 P5D8 C3KX 5985');
  });

  test('is mended where the cursor stands', () => {
    expect(eraseIn('secret', { text: 'JVX7 P5D', start: 6, end: 6 })).toEqual({ text: 'JVX7 5D', caret: 4 });
    expect(typeInto('secret', { text: 'JVX7 5D', start: 4, end: 4 }, 'P')).toEqual({ text: 'JVX7 P5D', caret: 6 });
    expect(eraseIn('secret', { text: 'JVX7 P5D', start: 0, end: 6 })).toEqual({ text: '5D', caret: 0 });
    expect(eraseIn('secret', whole(''))).toEqual({ text: '', caret: 0 });
    expect(typeInto('secret', { text: 'JVX7', start: 1, end: 3 }, 'W')).toEqual({ text: 'JW7', caret: 2 });
  });
});
