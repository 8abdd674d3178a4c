// Our HPKE beside the library that kiosks seal with: what one seals the other opens, whatever the bytes; nothing else opens.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { hpkeInfo, openHpke, sealHpke } from '../../../src/server/keys/hpke.ts';

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => new Uint8Array(array));
const utf8 = new TextEncoder();
const INFO = utf8.encode('info');
const AAD = utf8.encode('additional');

let key: KeyObject;
let own: Buffer<ArrayBuffer>;
let library: { privateKey: CryptoKey; publicKey: CryptoKey };
beforeEach(async () => {
  const pair = generateKeyPairSync('x25519');
  key = pair.privateKey;
  own = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const { d = '', x = '' } = pair.privateKey.export({ format: 'jwk' });
  const jwk = { kty: 'OKP', crv: 'X25519', x, d };
  const privateKey = await crypto.subtle.importKey('jwk', jwk, { name: 'X25519' }, false, ['deriveBits']);
  library = { privateKey, publicKey: await suite.kem.deserializePublicKey(own) };
});

describe('beside the library of kiosks', () => {
  test('what it sealed opens here', async () => {
    await fc.assert(
      fc.asyncProperty(bytes(300), bytes(80), bytes(200), async (info, additional, plain) => {
        const sender = await suite.createSenderContext({ recipientPublicKey: library.publicKey, info });
        const sealed = Buffer.concat([Buffer.from(sender.enc), Buffer.from(await sender.seal(plain, additional))]);
        expect(new Uint8Array(openHpke(key, own, hpkeInfo(info), additional, sealed))).toEqual(plain);
      }),
      { numRuns: 50 },
    );
  });

  test('what is sealed here opens there', async () => {
    await fc.assert(
      fc.asyncProperty(bytes(300), bytes(80), bytes(200), async (info, additional, plain) => {
        const sealed = new Uint8Array(sealHpke(own, hpkeInfo(info), additional, plain));
        const [enc, rest] = [sealed.slice(0, 32), sealed.slice(32)];
        const opened = await suite.open(
          { recipientKey: library.privateKey, enc: enc.buffer, info: info.buffer },
          rest.buffer,
          additional.buffer,
        );
        expect(new Uint8Array(opened)).toEqual(plain);
      }),
      { numRuns: 50 },
    );
  });
});

describe('does not open', () => {
  const PLAIN = utf8.encode('thirty-two bytes of a content key');
  const sealed = () => sealHpke(own, hpkeInfo(INFO), AAD, PLAIN);

  test('with a bit turned, wherever it stands', () => {
    const whole = sealed();
    expect(openHpke(key, own, hpkeInfo(INFO), AAD, whole)).toEqual(Buffer.from(PLAIN));
    for (let place = 0; place < whole.length; place++) {
      const turned = Buffer.from(whole);
      turned[place] = (turned[place] ?? 0) ^ 1;
      expect(() => openHpke(key, own, hpkeInfo(INFO), AAD, turned), `byte ${place}`).toThrow();
    }
  });

  test.each([0, 16, 31, 32, 47, 48])('cut after %i bytes', (length) => {
    expect(() => openHpke(key, own, hpkeInfo(INFO), AAD, sealed().subarray(0, length))).toThrow();
  });

  test('for another key, place or use', () => {
    const other = generateKeyPairSync('x25519').privateKey;
    expect(() => openHpke(other, own, hpkeInfo(INFO), AAD, sealed())).toThrow();
    expect(() => openHpke(key, own, hpkeInfo(INFO), utf8.encode('elsewhere'), sealed())).toThrow();
    expect(() => openHpke(key, own, hpkeInfo(utf8.encode('other use')), AAD, sealed())).toThrow();
  });
});

test('the same words are never sealed to the same bytes', () => {
  const seal = () => sealHpke(own, hpkeInfo(INFO), AAD, AAD).toString('hex');
  expect(seal()).not.toBe(seal());
});

test('nothing is sealed to a point of low order, or to what is no key', () => {
  for (const recipient of [Buffer.alloc(32), Buffer.alloc(31, 7), Buffer.alloc(33, 7)])
    expect(() => sealHpke(recipient, hpkeInfo(INFO), AAD, AAD)).toThrow();
});
