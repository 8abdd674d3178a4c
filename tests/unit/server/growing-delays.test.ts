import { describe, expect, test } from 'vitest';
import { Problem } from '../../../src/protocol/problem.ts';
import { growingDelays } from '../../../src/server/receipts/growing-delays.ts';

const RULE = { free: 2, firstMs: 1000, capMs: 5000, forgetMs: 60_000 };

function given() {
  const clock = { now: 1_000_000 };
  const delays = growingDelays(RULE, () => clock.now);
  /** 0: it was taken. */
  const wait = (key = 'a'): number => {
    try {
      delays.take(key);
      return 0;
    } catch (error) {
      return error instanceof Problem && error.code === 'rate-limited' ? (error.details.retryAfterMs ?? -1) : -1;
    }
  };
  return { clock, delays, wait };
}

describe('wrong tries', () => {
  test('cost nothing at first, then twice as much each, up to a cap', () => {
    const { clock, wait } = given();
    const waits: number[] = [];
    for (let tries = 0; tries < 7; tries++) {
      const before = wait();
      waits.push(before);
      clock.now += before;
      if (before > 0) expect(wait()).toBe(0);
    }
    expect(waits).toEqual([0, 0, 1000, 2000, 4000, 5000, 5000]);
  });

  test('that are refused for their haste do not count', () => {
    const { clock, wait } = given();
    wait();
    wait();
    for (let hasty = 0; hasty < 50; hasty++) expect(wait()).toBe(1000);
    clock.now += 999;
    expect(wait()).toBe(1);
    clock.now += 1;
    expect(wait()).toBe(0);
  });

  test('of one key slow no other, and are forgotten after a quiet while', () => {
    const { clock, wait } = given();
    for (let tries = 0; tries < 3; tries++) wait();
    expect(wait('b')).toBe(0);
    clock.now += 60_000;
    expect([wait(), wait(), wait()]).toEqual([0, 0, 1000]);
  });

  test('that were none are given back, one by one', () => {
    const { delays, wait } = given();
    wait();
    for (let honest = 0; honest < 20; honest++) {
      expect(wait()).toBe(0);
      delays.giveBack('a');
    }
    expect(wait()).toBe(0);
    expect(wait()).toBe(1000);
  });

  test('are not forgotten, nor their delay shortened, by a clock that is set back', () => {
    const { clock, wait } = given();
    wait();
    wait();
    clock.now -= 500_000;
    expect(wait()).toBe(1000);
  });

  test('are remembered of so many keys only, the latest', () => {
    const { wait } = given();
    for (let key = 0; key < 10_001; key++) for (let tries = 0; tries < 2; tries++) wait(`k${key}`);
    expect(wait('k10000')).toBe(1000);
    expect(wait('k0')).toBe(0);
  });
});
