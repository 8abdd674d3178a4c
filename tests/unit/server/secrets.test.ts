// PINs, passwords and pairing codes.
import { pbkdf2Sync, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PAIRING_ALPHABET, PairingCode } from '../../../src/protocol/pairing.ts';
import { createPasswords } from '../../../src/server/accounts/passwords.ts';
import { hashPin, randomPin } from '../../../src/server/configuration/panel-pin.ts';
import { randomCode } from '../../../src/server/fleet/pairing-code.ts';

const random = (bytes: number) => new Uint8Array(randomBytes(bytes));

describe('staff PIN', () => {
  test('is PBKDF2-HMAC-SHA256 with 600,000 rounds', async () => {
    const { salt, rounds, hash } = await hashPin('123456', random);
    expect(rounds).toBe(600_000);
    expect(hash).toBe(pbkdf2Sync('123456', Buffer.from(salt, 'base64url'), rounds, 32, 'sha256').toString('base64url'));
  });

  test('a random one has six digits, leading zeros too', () => {
    expect(randomPin(() => new Uint8Array([0, 0, 0, 7]))).toBe('000007');
    for (let i = 0; i < 100; i++) expect(randomPin(random)).toMatch(/^\d{6}$/);
  });

  test('numbers that would favour low PINs are thrown away', () => {
    const given = [new Uint8Array([255, 255, 255, 255]), new Uint8Array([0, 0, 0, 1])];
    expect(randomPin(() => given.shift() ?? new Uint8Array(4))).toBe('000001');
  });
});

describe('password', () => {
  const passwords = createPasswords(random);

  test('matches itself in any Unicode form and nothing else', async () => {
    const phc = await passwords.hash('pa\u00f1uelo de bolsillo');
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await passwords.matches('pan\u0303uelo de bolsillo', phc)).toBe(true);
    expect(await passwords.matches('panuelo de bolsillo', phc)).toBe(false);
  });

  test('nobody matches an account that does not exist', async () => {
    expect(await passwords.matches('anything', null)).toBe(false);
  });
});

describe('pairing code', () => {
  test('is one the kiosk takes', () => {
    for (let i = 0; i < 200; i++) {
      const code = randomCode(random);
      expect(v.parse(PairingCode, code.toLowerCase())).toBe(code);
    }
  });

  test('favours no letter: bytes past the last full round are thrown away', () => {
    const bytes = [240, 255, 239, 0, 1, 2, 3, 4, 29, 30, 31, 59, 60, 61, 62, 63];
    expect(randomCode((count) => new Uint8Array(bytes.splice(0, count)))).toBe(
      [239, 0, 1, 2, 3, 4, 29, 30].map((byte) => PAIRING_ALPHABET[byte % 30]).join(''),
    );
  });
});
