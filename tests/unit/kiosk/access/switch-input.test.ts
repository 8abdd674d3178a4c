// In a window of listeners only: what the one switch is, and what becomes of the rest of what it does.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenForSwitch } from '../../../../src/kiosk/access/scan/switch-input.ts';

class ANode extends EventTarget {}

const bar = Object.assign(new ANode(), { contains: (other: unknown) => other === bar });
const elsewhere = new ANode();
let window: EventTarget;
let stop: AbortController;
let presses: number;

beforeEach(() => {
  vi.stubGlobal('Node', ANode);
  window = new EventTarget();
  stop = new AbortController();
  presses = 0;
  listenForSwitch(
    { defaultView: window } as unknown as Document,
    bar as unknown as HTMLElement,
    stop.signal,
    ({ key }) => key === ' ',
    () => {
      presses += 1;
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

function happens(type: string, more: object): { swallowed: boolean } {
  const event = Object.assign(new Event(type, { cancelable: true }), more);
  Object.defineProperty(event, 'target', { value: (more as { on?: unknown }).on ?? elsewhere });
  window.dispatchEvent(event);
  return { swallowed: event.defaultPrevented };
}

test('a key that is the switch presses once however long it is held, and does nothing else', () => {
  expect(happens('keydown', { key: ' ' }).swallowed).toBe(true);
  for (let repeat = 0; repeat < 5; repeat++) expect(happens('keydown', { key: ' ', repeat: true }).swallowed).toBe(true);
  expect(happens('keyup', { key: ' ' }).swallowed).toBe(true);
  expect(presses).toBe(1);
});

test('another key is left alone', () => {
  expect(happens('keydown', { key: 'Tab' }).swallowed).toBe(false);
  expect(presses).toBe(0);
});

test('a touch anywhere is a press and no touch, and its click is none; what the scan clicks itself goes through', () => {
  expect(happens('pointerdown', {}).swallowed).toBe(true);
  expect(happens('click', { detail: 1 }).swallowed).toBe(true);
  expect(happens('click', { detail: 0 }).swallowed).toBe(false);
  expect(presses).toBe(1);
});

test('a touch on the bar that ends it is just that', () => {
  expect(happens('pointerdown', { on: bar }).swallowed).toBe(false);
  expect(happens('click', { detail: 1, on: bar }).swallowed).toBe(false);
  expect(presses).toBe(0);
});

test('once it is no longer listened for, everything does again what it did', () => {
  stop.abort();
  expect(happens('keydown', { key: ' ' }).swallowed).toBe(false);
  expect(happens('pointerdown', {}).swallowed).toBe(false);
  expect(presses).toBe(0);
});
