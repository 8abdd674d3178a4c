import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LOOK_EVERY_MS, type PageWatch, watchPage } from '../../../src/kiosk/worker/page-watch.ts';

let asked: number;
let watch: PageWatch;
const look = (times: number) => vi.advanceTimersByTime(times * LOOK_EVERY_MS);

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  watch = watchPage(() => void asked++);
});
afterEach(() => void vi.useRealTimers());

describe('a page that stands still', () => {
  test('is replaced after a while, and again as long as nothing comes of it', () => {
    watch.alive(true);
    look(4);
    expect(asked).toBe(0);
    look(1);
    expect(asked).toBe(1);
    look(5);
    expect(asked).toBe(2);
    watch.stop();
    look(50);
    expect(asked).toBe(2);
  });

  test('one that lives, cannot be seen, or has not begun is left alone', () => {
    look(50);
    for (let step = 0; step < 20; step++) {
      watch.alive(true);
      look(4);
    }
    watch.alive(false);
    look(50);
    expect(asked).toBe(0);
  });
});
