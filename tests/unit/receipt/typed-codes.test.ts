import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newSecret, RECEIPT_ALPHABET, receiptReference, typedSecret } from '../../../src/protocol/receipt.ts';
import { readTyped } from '../../../src/receipt/typed-codes.ts';

const reference = receiptReference('RV8TQ5', 27);
const secret = await typedSecret(
  newSecret((bytes) => bytes.fill(7)),
  crypto.subtle,
);

describe('a code that was copied by hand', () => {
  test.each([
    ['as it stands', (code: string) => code],
    ['in small letters with gaps', (code: string) => ` ${code.toLowerCase().replace(/.{3}/g, '$& ')} `],
    ['with dashes of any kind', (code: string) => code.replace(/.{3}/g, '$&–').replace(/–$/, '—')],
    ['with what people read for what is in no code', (code: string) => code.replaceAll('8', 'b').replaceAll('5', 'S').replaceAll('2', 'z')],
    ['with marks of direction copied along', (code: string) => `\u2066${code}\u2069\u200f`],
    ['with the digits of an Arabic keyboard', (code: string) => code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))],
    ['with the digits of a Persian keyboard', (code: string) => code.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))],
    ['in wide letters', (code: string) => code.replace(/./g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))],
  ])('is read %s', (_, written) => {
    expect(readTyped('reference', written(reference))).toEqual({ code: reference });
    expect(readTyped('secret', written(secret))).toEqual({ code: secret });
  });

  test.each([
    ['', 'missing', ''],
    [' - ', 'missing', ''],
    [`0${secret.slice(1)}`, 'stranger', '0'],
    [`${secret.slice(0, 5)}é`, 'stranger', 'É'],
    [secret.slice(0, -1), 'short', ''],
    [`${secret}2`, 'long', ''],
    [secret.replace(/.$/, (last) => (last === '3' ? '4' : '3')), 'slip', ''],
  ])('“%s” is not: %s', (written, slip, character) => {
    expect(readTyped('secret', written)).toEqual({ slip, character });
  });

  test('is not taken for the other one', () => {
    expect(readTyped('secret', reference)).toMatchObject({ slip: 'short' });
    expect(readTyped('reference', secret)).toMatchObject({ slip: 'long' });
  });

  test('with one wrong character is never read, and never as another one', () => {
    fc.assert(
      fc.property(fc.nat(15), fc.constantFrom(...RECEIPT_ALPHABET), (place, character) => {
        fc.pre(secret[place] !== character);
        expect(readTyped('secret', secret.slice(0, place) + character + secret.slice(place + 1))).toMatchObject({ slip: 'slip' });
      }),
    );
  });

  test('may be anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readTyped('reference', text);
        expect('code' in read || read.slip.length > 0).toBe(true);
      }),
    );
  });
});
