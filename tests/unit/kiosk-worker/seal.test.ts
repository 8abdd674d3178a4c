import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { chainDrafts, EMPTY_HEAD } from '../../../src/kiosk/outbox/chain.ts';
import { seal } from '../../../src/kiosk/outbox/seal.ts';
import { sha256 } from '../../../src/kiosk/outbox/sha256.ts';
import { COMMENT_MAX_LENGTH } from '../../../src/protocol/limits.ts';
import { MAX_READERS, MAX_RECIPIENTS } from '../../../src/protocol/publication.ts';
import { SEALING_INFO, SealedBody, sealingContext } from '../../../src/protocol/sealed-body.ts';
import { context, draft } from './drafts.ts';

const place = { organisation: 'org', id: '00000000-0000-7000-8000-000000000001' };
const words = { questionId: 'comment', text: 'Señor Ñandú said: thank you 🙂' };
const bytes = (text: string) => new TextEncoder().encode(text);
let readers: { keyId: string; publicKey: string; privateKey: CryptoKey }[];

beforeAll(async () => {
  readers = await Promise.all(['one', 'two'].map(makeReader));
});

async function makeReader(keyId: string) {
  const pair = (await crypto.subtle.generateKey('X25519', true, ['deriveBits'])) as CryptoKeyPair;
  const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
  return { keyId, publicKey, privateKey: pair.privateKey };
}

/** As a collector opens it: from the shape in the protocol alone. */
async function open(text: string, reader: { keyId: string; privateKey: CryptoKey }, where = place): Promise<unknown> {
  const sealed = v.parse(SealedBody, JSON.parse(text));
  const wrapped = Buffer.from(sealed.keys.find(({ keyId }) => keyId === reader.keyId)?.wrapped ?? '', 'base64url');
  const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const context = bytes(sealingContext(where.organisation, where.id));
  const enc = new Uint8Array(wrapped.subarray(0, 32));
  const recipient = await suite.createRecipientContext({ recipientKey: reader.privateKey, enc, info: bytes(SEALING_INFO) });
  const contentKey = await recipient.open(new Uint8Array(wrapped.subarray(32)), context);
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['decrypt']);
  const body = new Uint8Array(Buffer.from(sealed.body, 'base64url'));
  const iv = body.subarray(0, 12);
  return JSON.parse(
    new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: context }, key, body.subarray(12))),
  );
}

describe('sealing words', () => {
  it('opens for every recipient', async () => {
    const text = await seal(words, place, readers);
    for (const reader of readers) expect(await open(text, reader)).toEqual(words);
  });

  it('shows nothing of the words, and never the same bytes twice', async () => {
    const [one, other] = [await seal(words, place, readers), await seal(words, place, readers)];
    expect(one).not.toMatch(/thank|Ñandú|questionId/);
    expect(Buffer.from(JSON.parse(one).body, 'base64url').toString('latin1')).not.toMatch(/thank|questionId/);
    expect(JSON.parse(one).body.slice(0, 40)).not.toBe(JSON.parse(other).body.slice(0, 40));
  });

  it.each([
    ['another entry', { ...place, id: '00000000-0000-7000-8000-000000000002' }],
    ['another organisation', { ...place, organisation: 'other' }],
  ])('does not open as %s', async (_what, where) => {
    const text = await seal(words, place, readers);
    await expect(open(text, readers[0] as (typeof readers)[0], where)).rejects.toThrow();
  });

  it('fits into an entry with every recipient and reader there can be, for the longest and least compact words', async () => {
    const text = '\u0001'.repeat(COMMENT_MAX_LENGTH);
    const key = { ...(readers[0] as (typeof readers)[0]), keyId: '0123456789abcdef' };
    const everybody = Array.from({ length: MAX_RECIPIENTS + MAX_READERS }, () => key);
    const body = await seal({ questionId: 'q'.repeat(64), text }, place, everybody);
    const { entries } = await chainDrafts([draft(1, { kind: 'comment', bodyForm: 'sealed', body })], EMPTY_HEAD, context, sha256);
    expect(entries).toHaveLength(1);
  });

  it('does not open for somebody else', async () => {
    const text = await seal(words, place, readers.slice(0, 1));
    const stranger = { ...(await makeReader('one')) };
    await expect(open(text, stranger)).rejects.toThrow();
  });

  it.each([
    ['no recipient', []],
    ['a key that is none', [{ keyId: 'x', publicKey: 'AAAA' }]],
  ])('fails with %s, and the error quotes no words', async (_what, recipients) => {
    const error = await seal(words, place, recipients).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toMatch(/Ñandú|thank/);
  });
});
