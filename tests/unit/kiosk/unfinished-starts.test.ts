import { describe, expect, test } from 'vitest';
import { unfinishedStartsIn } from '../../../src/kiosk/unfinished-starts.ts';

function aStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

describe('starts of the page', () => {
  test('are counted until one shows what it should', () => {
    const storage = aStorage();
    const starts = () => unfinishedStartsIn(() => storage, '0.1.0+a');
    expect([starts().begin(), starts().begin(), starts().begin()]).toEqual([0, 1, 2]);
    starts().finish();
    expect(starts().begin()).toBe(0);
  });

  test('of another version of the shell are not those of this one', () => {
    const storage = aStorage();
    const starts = (version: string) => unfinishedStartsIn(() => storage, version);
    expect([starts('bad').begin(), starts('bad').begin(), starts('good').begin(), starts('good').begin()]).toEqual([0, 1, 0, 1]);
  });

  test('are none where nothing can be kept', () => {
    const starts = unfinishedStartsIn(() => {
      throw new DOMException('forbidden', 'SecurityError');
    }, '0.1.0+a');
    expect(starts.begin()).toBe(0);
    expect(() => starts.finish()).not.toThrow();
  });
});
