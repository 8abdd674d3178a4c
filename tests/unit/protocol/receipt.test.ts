import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  grouped,
  newSecret,
  PREFIX_LENGTH,
  RECEIPT_ALPHABET,
  readCode,
  readReference,
  receiptAddress,
  receiptPrefix,
  receiptProof,
  receiptReference,
  receiptVerifier,
  typedSecret,
} from '../../../src/protocol/receipt.ts';

const { subtle } = webcrypto;
const place = { organisation: 'rcips', kiosk: 'george-town', ledgerId: '00000000-0000-4000-8000-00000000001e' };
const secretOf = (byte: number) => newSecret((bytes) => bytes.fill(byte));
const counter = fc.integer({ min: 1, max: 5_000_000 });
const prefix = fc
  .array(fc.constantFrom(...RECEIPT_ALPHABET), { minLength: PREFIX_LENGTH, maxLength: PREFIX_LENGTH })
  .map((all) => all.join(''));

describe('a reference', () => {
  test('has the same beginning for one ledger of one kiosk, and another for a wiped, another or a foreign one', async () => {
    const others = [{ ledgerId: '00000000-0000-4000-8000-00000000001f' }, { kiosk: 'bodden-town' }, { organisation: 'jersey' }];
    const prefixes = await Promise.all([{}, {}, ...others].map((change) => receiptPrefix({ ...place, ...change }, subtle)));
    expect(prefixes[0]).toBe(prefixes[1]);
    expect(new Set(prefixes).size).toBe(4);
    expect(prefixes[0]).toMatch(/^[23456789CDFHJKMPQRTVWXY]{6}$/);
  });

  test('is not used twice, however many there are', () => {
    fc.assert(
      fc.property(prefix, counter, counter, (start, one, other) => {
        fc.pre(one !== other);
        expect(receiptReference(start, one)).not.toBe(receiptReference(start, other));
      }),
    );
    expect([1, 22, 23, 12_166, 12_167].map((count) => receiptReference('222222', count).slice(6, -1))).toEqual([
      '223',
      '22Y',
      '232',
      'YYY',
      '3222',
    ]);
  });

  test('is taken apart again, and only what was given out is', () => {
    fc.assert(
      fc.property(prefix, counter, (start, count) => {
        expect(readReference(receiptReference(start, count))).toEqual({ prefix: start, counter: count });
      }),
    );
    const good = receiptReference('RVCTQR', 7);
    for (const bad of ['', 'RVCTQR', good.toLowerCase(), `${good}2`, receiptReference('RVCTQR', 0), 'constructor', '2'.repeat(16)])
      expect(readReference(bad), bad).toBeNull();
  });

  test('is read as it was meant: small letters, gaps, look-alikes', () => {
    const reference = receiptReference('5G6B82'.replace('G', '6').replace('B', '8'), 27);
    const sloppy = ` ${grouped(reference).toLowerCase().replaceAll('-', ' . ').replaceAll('8', 'B').replaceAll('5', 's').replaceAll('2', 'Z')} `;
    expect(readCode(sloppy)).toBe(reference);
  });

  test('shows every wrong character and every two that were swapped', () => {
    fc.assert(
      fc.property(prefix, counter, fc.nat(), fc.nat(), fc.constantFrom(...RECEIPT_ALPHABET), (start, count, at, with_, character) => {
        const reference = receiptReference(start, count);
        const [first, second] = [at % reference.length, with_ % reference.length];
        const wrong = [...reference];
        wrong[first] = character;
        const swapped = [...reference];
        [swapped[first], swapped[second]] = [swapped[second] as string, swapped[first] as string];
        for (const slip of [wrong.join(''), swapped.join('')]) if (slip !== reference) expect(readCode(slip)).toBeNull();
        expect(readCode(reference)).toBe(reference);
      }),
    );
    expect(['', '222', 'O0O0O0O0O0', '☃☃☃☃☃☃☃☃☃☃'].map(readCode)).toEqual([null, null, null, null]);
  });
});

describe('a secret', () => {
  test('has at least 64 bits by hand and 128 in the fragment, in groups that can be read out', async () => {
    const secret = secretOf(7);
    const typed = await typedSecret(secret, subtle);
    expect(secret.length * 8).toBe(128);
    expect(Math.log2(RECEIPT_ALPHABET.length) * (typed.length - 1)).toBeGreaterThan(64);
    expect(readCode(grouped(typed))).toBe(typed);
    expect(grouped(typed)).toMatch(/^(?:\w{4}-){3}\w{4}$/);
    expect(grouped(receiptReference('222222', 1))).toMatch(/^\w{3}-\w{3}-\w{4}$/);
    expect(await typedSecret(secretOf(8), subtle)).not.toBe(typed);
  });

  test('is checked by a verifier that only it and the beginning of its reference give, slowly', async () => {
    const typed = await typedSecret(secretOf(7), subtle);
    const verifierOf = async (secret: string, start: string) => receiptVerifier(await receiptProof(secret, start, subtle), subtle);
    const verifier = await verifierOf(typed, 'CCCCCC');
    // Worked out by Node's own PBKDF2: 600,000 rounds of HMAC-SHA-256.
    const { pbkdf2Sync, hash } = await import('node:crypto');
    expect(verifier).toBe(`1.${hash('sha256', pbkdf2Sync(typed, 'candour receipt 1 CCCCCC', 600_000, 32, 'sha256'))}`);
    expect(await verifierOf(typed, 'DDDDDD')).not.toBe(verifier);
    expect(await verifierOf(await typedSecret(secretOf(8), subtle), 'CCCCCC')).not.toBe(verifier);
  });

  test('goes into the fragment of the address, which no server sees', () => {
    const address = new URL(receiptAddress('https://feedback.example.org', 'CCCCCC2234', 'c2VjcmV0'));
    expect([address.pathname, address.search, address.hash]).toEqual(['/receipt/', '', '#CCCCCC2234.c2VjcmV0']);
  });
});
