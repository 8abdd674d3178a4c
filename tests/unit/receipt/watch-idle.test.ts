import { expect, test } from 'vitest';
import { watchIdle } from '../../../src/receipt/watch-idle.ts';

function given() {
  const listeners = new Map<string, () => void>();
  const clock = { now: 0 };
  const stages: string[] = [];
  let tick = () => {};
  const page = {
    addEventListener: (name: string, listener: () => void) => void listeners.set(name, listener),
    setInterval: (listener: () => void) => {
      tick = listener;
      return 0;
    },
  };
  watchIdle(
    { forgetAfterMs: 60_000, warnBeforeMs: 20_000 },
    { page: page as never, clock: () => clock.now, onStage: (stage) => void stages.push(stage) },
  );
  const at = (now: number, event?: string) => {
    clock.now = now;
    stages.length = 0;
    (event ? listeners.get(event) : tick)?.();
    return stages.at(0);
  };
  return { at, stages };
}

test('quiet time is warned of, then it is over; each touch begins it anew', () => {
  const { at } = given();
  expect([at(39_999), at(40_000), at(59_999)]).toEqual(['active', 'warning', 'warning']);
  expect(at(59_999, 'pointerdown')).toBe('warning');
  expect(at(59_999, 'click')).toBe('active');
  expect([at(99_000), at(100_000), at(119_999)]).toEqual(['active', 'warning', 'over']);
  expect([at(121_000), at(179_998), at(180_000)]).toEqual(['active', 'warning', 'over']);
});

test('after a sleep the first touch finds that it is over: it may be somebody else’s', () => {
  const { at, stages } = given();
  expect(at(7_200_000, 'keydown')).toBe('over');
  expect(stages).toEqual(['over']);
  expect(at(7_200_001, 'click')).toBe('active');
});

test('a page that comes back to the front is looked at at once', () => {
  const { at } = given();
  expect(at(60_000, 'visibilitychange')).toBe('over');
});
