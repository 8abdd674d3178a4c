// In a document of listeners only, with one button in focus.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchHeldKeys } from '../../../../src/kiosk/access/held-keys.ts';

let document: EventTarget & { activeElement: unknown };
let clicked: number;
let held: number;
const button = { closest: (selector: string) => (selector.includes('button') ? button : null), click: () => (clicked += 1) };
const field = { closest: (selector: string) => (selector.includes('input') ? field : null) };

beforeEach(() => {
  vi.useFakeTimers();
  [clicked, held] = [0, 0];
  document = Object.assign(new EventTarget(), { activeElement: button as unknown });
  watchHeldKeys(document as unknown as Document, () => {
    held += 1;
  });
});
afterEach(() => vi.useRealTimers());

function key(type: 'keydown' | 'keyup', name: string, more: object = {}, on: unknown = button): boolean {
  const event = Object.assign(new Event(type, { cancelable: true }), { key: name, ...more });
  Object.defineProperty(event, 'target', { value: on });
  document.dispatchEvent(event);
  return event.defaultPrevented;
}

test('Enter on a button acts when it is let go, once', () => {
  expect(key('keydown', 'Enter'), 'not yet').toBe(true);
  expect(clicked).toBe(0);
  key('keyup', 'Enter');
  expect(clicked).toBe(1);
  vi.advanceTimersByTime(5_000);
  expect(held).toBe(0);
});

test('held, Enter or Space starts scanning and presses nothing: neither before nor when it is let go', () => {
  for (const name of ['Enter', ' ']) {
    key('keydown', name);
    for (let repeat = 0; repeat < 20; repeat++) expect(key('keydown', name, { repeat: true }), 'never again and again').toBe(true);
    vi.advanceTimersByTime(1_200);
    expect(key('keyup', name), 'the end of it is no press').toBe(true);
  }
  expect(held).toBe(2);
  expect(clicked).toBe(0);
});

test('let go on another screen, it does nothing there', () => {
  key('keydown', 'Enter');
  document.activeElement = { ...button };
  key('keyup', 'Enter');
  expect(clicked).toBe(0);
});

test('in a field both write, held or not, and with Control they are other keys', () => {
  expect(key('keydown', 'Enter', {}, field)).toBe(false);
  expect(key('keydown', 'Enter', { ctrlKey: true })).toBe(false);
  expect(key('keydown', 'Enter', {}, null)).toBe(false);
  key('keyup', 'Enter');
  key('keydown', ' ', {}, field);
  vi.advanceTimersByTime(5_000);
  expect(held).toBe(0);
  expect(clicked).toBe(0);
});
