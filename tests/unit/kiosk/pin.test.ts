import { pbkdf2Sync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pinMatches, waitAfterMs } from '../../../src/kiosk/panel/pin.ts';
import { pinTries } from '../../../src/kiosk/panel/pin-tries.ts';

const salt = Buffer.from('a salt of 16 b..');
const pin = {
  salt: salt.toString('base64url'),
  rounds: 600_000,
  hash: pbkdf2Sync('4711', salt, 600_000, 32, 'sha256').toString('base64url'),
};

describe('the staff PIN', () => {
  test('opens with the right one only', async () => {
    expect(await pinMatches('4711', pin, crypto.subtle)).toBe(true);
    expect(await pinMatches('4712', pin, crypto.subtle)).toBe(false);
    expect(await pinMatches('471', pin, crypto.subtle)).toBe(false);
  });

  test('a hash of another length never matches', async () => {
    expect(await pinMatches('4711', { ...pin, hash: '' }, crypto.subtle)).toBe(false);
  });

  test('guessing gets slower, up to five minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 20].map(waitAfterMs)).toEqual([0, 0, 0, 5_000, 10_000, 20_000, 300_000]);
  });

  test('wrong tries outlive a reload, a right one clears them', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    let now = 1_000_000;
    for (let i = 0; i < 4; i++) pinTries(storage, () => now).wrong();
    const tries = pinTries(storage, () => now);
    expect(tries.waitMs()).toBe(10_000);
    now += 9_999;
    expect(tries.waitMs()).toBe(1);
    now = 0;
    expect(tries.waitMs()).toBe(10_000);
    now = 1_010_000;
    expect(tries.waitMs()).toBe(0);
    tries.right();
    tries.wrong();
    expect(tries.waitMs()).toBe(0);
  });
});
