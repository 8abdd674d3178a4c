import { expect, test } from 'vitest';
import { howFar } from '../../../../src/kiosk/access/arrow-focus.ts';

const at = (left: number, top: number, width = 100, height = 100) => ({ left, top, right: left + width, bottom: top + height });
const middle = at(200, 200);

test('only what lies in the direction of the arrow is gone to', () => {
  for (const [key, there, back] of [
    ['ArrowRight', at(320, 200), at(80, 200)],
    ['ArrowLeft', at(80, 200), at(320, 200)],
    ['ArrowDown', at(200, 320), at(200, 80)],
    ['ArrowUp', at(200, 80), at(200, 320)],
  ] as const) {
    expect(howFar(middle, there, key), key).not.toBeNull();
    expect(howFar(middle, back, key), key).toBeNull();
  }
});

test('straight ahead comes before nearer but aside, and what stands beside is not below', () => {
  const straight = howFar(middle, at(200, 400), 'ArrowDown') as number;
  const aside = howFar(middle, at(420, 320), 'ArrowDown') as number;
  expect(straight).toBeLessThan(aside);
  expect(howFar(middle, at(320, 210), 'ArrowDown')).toBeNull();
});
