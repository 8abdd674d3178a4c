import { describe, expect, it } from 'vitest';
import { cipherFromCopyKey, unwrapCopyKey, wrapCopyKey } from '../../../src/console/copy-cipher.ts';

const KEY = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
const OTHER_KEY = Buffer.alloc(32, 7).toString('base64url');
const ROUNDS = 1000;

describe('words in the offline copy', () => {
  it('open again under the same key and place', async () => {
    const cipher = await cipherFromCopyKey(KEY, crypto);
    const sealed = await cipher.seal('Muy amable 👮', 'entry-1');
    expect(await cipher.open(sealed, 'entry-1')).toBe('Muy amable 👮');
    expect(Buffer.from(sealed.data).toString('latin1')).not.toContain('amable');
  });

  it('open nowhere else: another place, another key, a changed byte', async () => {
    const cipher = await cipherFromCopyKey(KEY, crypto);
    const sealed = await cipher.seal('secret', 'entry-1');
    expect(await cipher.open(sealed, 'entry-2')).toBeNull();
    expect(await (await cipherFromCopyKey(OTHER_KEY, crypto)).open(sealed, 'entry-1')).toBeNull();
    const bytes = new Uint8Array(sealed.data.slice(0));
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(await cipher.open({ ...sealed, data: bytes.buffer }, 'entry-1')).toBeNull();
  });

  it('never use a nonce twice', async () => {
    const cipher = await cipherFromCopyKey(KEY, crypto);
    const nonces = await Promise.all(
      Array.from({ length: 200 }, async () => Buffer.from((await cipher.seal('x', 'y')).iv).toString('hex')),
    );
    expect(new Set(nonces).size).toBe(200);
  });
});

describe('the key between two sign-ins', () => {
  it('comes back with the password and only with it', async () => {
    const sealed = await (await cipherFromCopyKey(KEY, crypto)).seal('words', 'entry');
    const wrapped = await wrapCopyKey(KEY, 'four words in a row', crypto, ROUNDS);
    expect(await unwrapCopyKey(wrapped, 'four words in a Row', crypto)).toBeNull();
    const cipher = await unwrapCopyKey(wrapped, 'four words in a row', crypto);
    expect(await cipher?.open(sealed, 'entry')).toBe('words');
  });

  it('is wrapped slowly by default, and never stored as it is', async () => {
    const wrapped = await wrapCopyKey(KEY, 'four words in a row', crypto);
    expect(wrapped.rounds).toBeGreaterThanOrEqual(600_000);
    expect(Buffer.from(wrapped.key).includes(Buffer.from(KEY, 'base64url'))).toBe(false);
  });

  it('takes a password however its accents were typed', async () => {
    const wrapped = await wrapCopyKey(KEY, 'contrase\u00f1a larga', crypto, ROUNDS);
    expect(await unwrapCopyKey(wrapped, 'contrasen\u0303a larga', crypto)).not.toBeNull();
  });
});
