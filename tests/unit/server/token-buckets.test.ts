import { expect, test } from 'vitest';
import { Problem } from '../../../src/protocol/problem.ts';
import { tokenBuckets } from '../../../src/server/http/token-buckets.ts';

function limited(task: () => void): number | null {
  try {
    task();
    return null;
  } catch (error) {
    return error instanceof Problem && error.code === 'rate-limited' ? (error.details.retryAfterMs ?? -1) : -1;
  }
}

test('a burst is let through, then one token each refill time, and the wait is told', () => {
  let now = 0;
  const buckets = tokenBuckets({ burst: 2, refillMs: 1000 }, () => now);
  expect([limited(() => buckets.take('a')), limited(() => buckets.take('a')), limited(() => buckets.take('a'))]).toEqual([
    null,
    null,
    1000,
  ]);
  now = 600;
  expect(limited(() => buckets.take('a'))).toBeCloseTo(400);
  now = 1000;
  expect(limited(() => buckets.take('a'))).toBeNull();
});

test('one key does not slow another, and what is given back can be taken again', () => {
  const buckets = tokenBuckets({ burst: 1, refillMs: 1000 }, () => 0);
  buckets.take('a');
  expect(limited(() => buckets.take('b'))).toBeNull();
  buckets.giveBack('a');
  expect(limited(() => buckets.take('a'))).toBeNull();
  expect(limited(() => buckets.take('a'))).toBe(1000);
});

test('a flood of keys does not free a key that is slowed', () => {
  const buckets = tokenBuckets({ burst: 1, refillMs: 1000 }, () => 0);
  for (let i = 0; i < 9_000; i++) buckets.take(`stranger ${i}`);
  buckets.take('a');
  for (let i = 9_000; i < 15_000; i++) buckets.take(`stranger ${i}`);
  expect(limited(() => buckets.take('a'))).toBe(1000);
});

test('a clock that was set back by an hour starves nobody', () => {
  let now = 10_000_000;
  const buckets = tokenBuckets({ burst: 3, refillMs: 10 }, () => now);
  buckets.take('a');
  now -= 3_600_000;
  expect([limited(() => buckets.take('a')), limited(() => buckets.take('a')), limited(() => buckets.take('a'))]).toEqual([null, null, 10]);
  now += 10;
  expect(limited(() => buckets.take('a'))).toBeNull();
});
