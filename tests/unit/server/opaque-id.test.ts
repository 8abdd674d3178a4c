import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { uuidV7 } from '../../../src/protocol/uuid-v7.ts';
import { opaqueIds } from '../../../src/server/inbox/opaque-id.ts';

const NOON = Date.UTC(2026, 2, 10, 12);
const names = opaqueIds(new Uint8Array(32).fill(7));
const taps = Array.from({ length: 500 }, () => uuidV7(NOON, randomBytes(10)));

test('every id has its own name, a lower-case UUID, and comes back from it', () => {
  const hidden = taps.map(names.hide);
  expect(new Set(hidden).size).toBe(taps.length);
  for (const name of hidden) expect(name).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(hidden.map(names.reveal)).toEqual(taps);
});

test('names of one millisecond share nothing that tells it, and another secret gives others', () => {
  expect(new Set(taps.map((id) => id.slice(0, 13))).size).toBe(1);
  expect(new Set(taps.map((id) => names.hide(id).slice(0, 13))).size).toBe(taps.length);
  const [id = ''] = taps;
  expect(opaqueIds(new Uint8Array(32).fill(8)).hide(id)).not.toBe(names.hide(id));
});

test('it is one block of AES under the first half of the hash of the secret', () => {
  // From `openssl enc -aes-128-ecb -nopad`: names must stay the same from one version to the next.
  expect(names.hide('00000000-0000-0000-0000-000000000000')).toBe('71b92326-b714-3622-8940-181891c1efd0');
});
