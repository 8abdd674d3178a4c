// What a touched key does, and when capitals come by themselves.
import { describe, expect, test } from 'vitest';
import { AT_FIRST, isUpper, type KeyboardState, pressKey } from '../../../../src/kiosk/keyboard/keyboard-state.ts';
import type { Act, Key } from '../../../../src/kiosk/keyboard/keys.ts';
import { wantsCapital } from '../../../../src/kiosk/keyboard/sentence-start.ts';

const key = (text: string): Key => ({ width: 2, text });
const act = (act: Act): Key => ({ width: 2, act });

function touched(keys: readonly Key[], due = false, from: KeyboardState = AT_FIRST): KeyboardState {
  return keys.reduce((state, one) => pressKey(state, one, due, 'en').state, from);
}
function written(keys: readonly Key[], due = false): string {
  let state = AT_FIRST;
  let text = '';
  for (const one of keys) {
    const pressed = pressKey(state, one, due, 'en');
    state = pressed.state;
    if (pressed.edit?.type === 'insert') text += pressed.edit.text;
  }
  return text;
}

describe('capitals', () => {
  test('once, until turned off, and off: one touch further each time', () => {
    expect(touched([act('shift')]).shift).toBe('once');
    expect(touched([act('shift'), act('shift')]).shift).toBe('lock');
    expect(touched([act('shift'), act('shift'), act('shift')]).shift).toBe('off');
  });
  test('one letter, or all until it is turned off', () => {
    expect(written([act('shift'), key('a'), key('b')])).toBe('Ab');
    expect(written([act('shift'), act('shift'), key('a'), act('space'), key('b'), act('erase'), key('c')])).toBe('A BC');
  });
  test('where a capital is due, a touch says no for once', () => {
    expect(written([key('a')], true)).toBe('A');
    expect(written([act('shift'), key('a')], true)).toBe('a');
    expect(isUpper(touched([act('shift'), key('a')], true), true)).toBe(true);
  });
});

test('an accent leads back to the letters, signs wait for a space', () => {
  expect(touched([act('accents'), key('é')]).layer).toBe('letters');
  expect(touched([act('signs'), key('1'), key('2')]).layer).toBe('signs');
  expect(touched([act('signs'), key('1'), act('space')]).layer).toBe('letters');
});

test('another script starts with its letters', () => {
  expect(touched([act('signs'), act('script')])).toEqual({ layer: 'letters', latin: true, shift: 'auto' });
  expect(touched([act('script'), act('script')]).latin).toBe(false);
});

describe('a capital is due', () => {
  test.each(['', 'One. ', 'One?\n', 'One! "', '¿', 'Sí. ¿', 'a\n', '“', 'Done.) '])('in a text after %j', (before) => {
    expect(wantsCapital('text', before)).toBe(true);
  });
  test.each(['o', 'one ', 'one.', '3.', 'one, ', 'one ¿'])('not in a text after %j', (before) => {
    expect(wantsCapital('text', before)).toBe(false);
  });
  test('at each word of a name, never in addresses and numbers', () => {
    for (const before of ['', 'Ana ', 'Jean-']) expect(wantsCapital('name', before)).toBe(true);
    expect(wantsCapital('name', 'An')).toBe(false);
    for (const kind of ['email', 'phone', 'number'] as const) expect(wantsCapital(kind, '')).toBe(false);
  });
});
