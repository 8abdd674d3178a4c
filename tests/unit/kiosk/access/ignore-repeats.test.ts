// In a window of listeners only: what is heard behind it, and what is not.
import { beforeEach, expect, test } from 'vitest';
import { ignoreRepeats, QUIET_MS } from '../../../../src/kiosk/access/ignore-repeats.ts';

let window: EventTarget;
let heard: string[];
let isWanted: boolean;
let ignored: number;

beforeEach(() => {
  window = new EventTarget();
  heard = [];
  isWanted = true;
  ignored = 0;
  ignoreRepeats(window, {
    isWanted: () => isWanted,
    onIgnored: () => {
      ignored += 1;
    },
  });
  for (const type of ['pointerdown', 'pointerup', 'mousedown', 'click', 'keydown', 'keyup'])
    window.addEventListener(type, () => heard.push(type));
});

function happens(type: string, timeStamp: number, more: object): boolean {
  const event = Object.assign(new Event(type, { cancelable: true }), more);
  Object.defineProperty(event, 'timeStamp', { value: timeStamp });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

/** As browsers tell it: the mouse that stands in for a finger says nothing of it. */
function touch(pointerId: number, fromMs: number, untilMs = fromMs + 50): string[] {
  heard = [];
  happens('pointerdown', fromMs, { pointerId });
  happens('pointerup', untilMs, { pointerId });
  happens('mousedown', untilMs, {});
  happens('click', untilMs, { pointerId });
  return heard;
}

function key(code: string, fromMs: number, repeats: number[] = []): string[] {
  heard = [];
  happens('keydown', fromMs, { code });
  for (const ms of repeats) happens('keydown', ms, { code, repeat: true });
  happens('keyup', (repeats.at(-1) ?? fromMs) + 50, { code });
  return heard;
}

const ALL = ['pointerdown', 'pointerup', 'mousedown', 'click'];

test('a touch soon after another is heard by nothing, wherever it falls; one after a pause is', () => {
  expect(touch(1, 1_000)).toEqual(ALL);
  expect(touch(2, 1_300)).toEqual([]);
  expect(ignored).toBe(1);
  expect(touch(3, 1_350 + QUIET_MS)).toEqual(ALL);
});

test('it is counted from the end of a touch, however long that was, and trembling on is one touch', () => {
  expect(touch(1, 1_000, 4_000)).toEqual(ALL);
  for (const [id, ms] of [4_100, 4_700, 5_300].entries()) expect(touch(id + 2, ms)).toEqual([]);
  expect(touch(9, 5_350 + QUIET_MS)).toEqual(ALL);
});

test('of two fingers at once the first is heard to its end', () => {
  happens('pointerdown', 1_000, { pointerId: 1 });
  happens('pointerdown', 1_020, { pointerId: 2 });
  happens('pointerup', 1_040, { pointerId: 1 });
  happens('click', 1_040, { pointerId: 1 });
  happens('pointerup', 1_060, { pointerId: 2 });
  expect(happens('click', 1_060, { pointerId: 2 })).toBe(true);
  expect(heard).toEqual(['pointerdown', 'pointerup', 'click']);
});

test('a click without a touch, as of a key or the one-button use, is heard', () => {
  touch(1, 1_000);
  touch(2, 1_100);
  heard = [];
  happens('click', 1_200, { pointerId: -1 });
  expect(heard).toEqual(['click']);
});

test('the same key again at once is not heard, another key is; held on, a key is one press', () => {
  expect(key('Space', 1_000)).toEqual(['keydown', 'keyup']);
  expect(key('Space', 1_200, [1_300])).toEqual([]);
  expect(key('Tab', 1_400)).toEqual(['keydown', 'keyup']);
  expect(key('Space', 1_350 + QUIET_MS, [2_500, 3_500])).toEqual(['keydown', 'keyup']);
});

test('unless it is wanted, everything is heard; once it is, also the touch that asked for it counts', () => {
  isWanted = false;
  expect(touch(1, 1_000)).toEqual(ALL);
  expect(touch(2, 1_100)).toEqual(ALL);
  isWanted = true;
  expect(touch(3, 1_200)).toEqual([]);
  isWanted = false;
  expect(touch(3, 1_300)).toEqual(ALL);
});
