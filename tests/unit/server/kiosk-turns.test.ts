// One noisy kiosk and its neighbours, by a clock that stands where the test puts it.
import { expect, test } from 'vitest';
import { Problem } from '../../../src/protocol/problem.ts';
import { kioskTurns } from '../../../src/server/fleet/kiosk-turns.ts';

const LIMITS = { requests: { burst: 10, refillMs: 100 }, atOnce: 2, waiting: 3 };

/** Work that ends when told. */
function held() {
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () => {
    order.push(name);
    return new Promise<string>((resolve) => ends.push(() => resolve(name)));
  };
  return { order, work, endOne: () => ends.shift()?.() };
}

test('few of a kiosk’s requests are worked on at once, the next in the order they came; others do not wait for them', async () => {
  const turns = kioskTurns(() => 0, LIMITS);
  const { order, work, endOne } = held();
  const running = ['a', 'b', 'c', 'd'].map((name) => turns.run('noisy', work(name)));
  await expect(turns.run('quiet', async () => 'served')).resolves.toBe('served');
  expect(order).toEqual(['a', 'b']);
  endOne();
  expect(await running[0]).toBe('a');
  await Promise.resolve();
  expect(order).toEqual(['a', 'b', 'c']);
  for (let left = 0; left < 3; left++) {
    endOne();
    await running[left + 1];
  }
  expect(order).toEqual(['a', 'b', 'c', 'd']);
});

test('more than may wait are told to come again', async () => {
  const turns = kioskTurns(() => 0, LIMITS);
  const { work, endOne } = held();
  const running = ['a', 'b', 'c', 'd', 'e'].map((name) => turns.run('noisy', work(name)));
  await expect(turns.run('noisy', work('f'))).rejects.toSatisfy(isLimited);
  for (let left = 0; left < 5; left++) {
    endOne();
    await running[left];
  }
  await expect(turns.run('noisy', async () => 'again')).resolves.toBe('again');
});

test('a bucket of requests fills by the clock, for each kiosk', async () => {
  let now = 0;
  const turns = kioskTurns(() => now, LIMITS);
  const served = async () => true;
  for (let turn = 0; turn < 10; turn++) await turns.run('noisy', served);
  await expect(turns.run('noisy', served)).rejects.toSatisfy(isLimited);
  expect(await turns.run('quiet', served)).toBe(true);
  now += 100;
  expect(await turns.run('noisy', served)).toBe(true);
});

test('work that fails gives its place back', async () => {
  const turns = kioskTurns(() => 0, LIMITS);
  for (let turn = 0; turn < 5; turn++) await expect(turns.run('k', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.run('k', async () => 'fine')).toBe('fine');
});

function isLimited(error: unknown): boolean {
  return error instanceof Problem && error.code === 'rate-limited' && (error.details.retryAfterMs ?? 0) > 0;
}
