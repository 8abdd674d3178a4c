import { expect, test } from 'vitest';
import { createNonces, NONCE_LIFE_MS } from '../../../src/server/http/nonces.ts';

const secret = new Uint8Array(32).fill(7);

test('a nonce is fresh for its key and its life, and for any collector that shares the secret', () => {
  let now = 1_000_000;
  const nonces = createNonces(secret, () => now);
  const nonce = nonces.issue('kiosk');
  now += NONCE_LIFE_MS;
  expect(createNonces(secret, () => now).isFresh(nonce, 'kiosk')).toBe(true);
  now += 1;
  expect(nonces.isFresh(nonce, 'kiosk')).toBe(false);
});

test('another key, another secret, an altered or made-up nonce are not fresh', () => {
  const nonces = createNonces(secret, () => 1_000_000);
  const nonce = nonces.issue('kiosk');
  expect(nonces.isFresh(nonce, 'other')).toBe(false);
  expect(createNonces(new Uint8Array(32), () => 1_000_000).isFresh(nonce, 'kiosk')).toBe(false);
  expect(nonces.isFresh(`z${nonce}`, 'kiosk')).toBe(false);
  expect(nonces.isFresh('', 'kiosk')).toBe(false);
  expect(nonces.isFresh('lfls', 'kiosk')).toBe(false);
  expect(nonces.isFresh('NaN.AAAA', 'kiosk')).toBe(false);
});

test('a nonce of a collector whose clock is minutes ahead is not taken', () => {
  const nonce = createNonces(secret, () => 5 * 60_000).issue('kiosk');
  expect(createNonces(secret, () => 0).isFresh(nonce, 'kiosk')).toBe(false);
});
