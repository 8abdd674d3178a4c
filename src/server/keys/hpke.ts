// HPKE (RFC 9180), base mode, X25519 with HKDF-SHA256 and AES-256-GCM, one message a context: the way that words' content keys are wrapped
// (`protocol/sealed-body.ts`). On Node's own cryptography and without a promise for each step: several times as many words a second as through
// WebCrypto (decision 0032). Tests hold it to the library that kiosks seal with, both ways.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const ENCAPSULATED_BYTES = 32;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const EMPTY = Buffer.alloc(0);
const ONE = Buffer.from([1]);
const RAW_KEY = { format: 'raw-public', asymmetricKeyType: 'x25519' } as const;
/** KEM 0x0020; with KDF 0x0001 and AEAD 0x0002. */
const KEM = Buffer.from('KEM\x00\x20', 'latin1');
const SUITE = Buffer.from('HPKE\x00\x20\x00\x01\x00\x02', 'latin1');

/** Of a context's `info`, all that its key schedule takes of it. */
export type HpkeInfo = { schedule: Buffer };

export function hpkeInfo(info: Uint8Array): HpkeInfo {
  return {
    schedule: Buffer.concat([Buffer.from([0]), extract(SUITE, EMPTY, 'psk_id_hash', EMPTY), extract(SUITE, EMPTY, 'info_hash', info)]),
  };
}

/** The encapsulated key, then what is sealed. Throws for a public key that X25519 does not take. */
export function sealHpke(recipient: Uint8Array, info: HpkeInfo, additional: Uint8Array, plain: Uint8Array): Buffer {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const encapsulated = publicKey.export({ format: 'raw-public' });
  const shared = sharedSecret(agreed(privateKey, recipient), encapsulated, recipient);
  return Buffer.concat([encapsulated, sealGcm(...keyAndNonce(shared, info), additional, plain)]);
}

/** Throws when it is not for this key, `info` or `additional`, or was altered. `own`: the public half, 32 bytes. */
export function openHpke(key: KeyObject, own: Uint8Array, info: HpkeInfo, additional: Uint8Array, sealed: Uint8Array): Buffer {
  const encapsulated = sealed.subarray(0, ENCAPSULATED_BYTES);
  const shared = sharedSecret(agreed(key, encapsulated), encapsulated, own);
  return openGcm(...keyAndNonce(shared, info), additional, sealed.subarray(ENCAPSULATED_BYTES));
}

/** AES-256-GCM with its tag after the ciphertext, as WebCrypto lays it out. */
export function sealGcm(key: Uint8Array, nonce: Uint8Array, additional: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additional);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export function openGcm(key: Uint8Array, nonce: Uint8Array, additional: Uint8Array, sealed: Uint8Array): Buffer {
  const end = sealed.length - TAG_BYTES;
  if (end < 0) throw new RangeError('too short to hold a tag');
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(additional);
  cipher.setAuthTag(sealed.subarray(end));
  return Buffer.concat([cipher.update(sealed.subarray(0, end)), cipher.final()]);
}

/** OpenSSL refuses an agreement that is all zeros, as RFC 9180 (7.1.4) asks. */
function agreed(privateKey: KeyObject, publicBytes: Uint8Array): Buffer {
  if (publicBytes.length !== ENCAPSULATED_BYTES) throw new RangeError('no public key of X25519');
  const publicKey = createPublicKey({ ...RAW_KEY, key: Buffer.from(publicBytes) });
  return diffieHellman({ privateKey, publicKey });
}

/** RFC 9180, 4.1: ExtractAndExpand. */
function sharedSecret(agreement: Uint8Array, encapsulated: Uint8Array, recipient: Uint8Array): Buffer {
  const secret = extract(KEM, EMPTY, 'eae_prk', agreement);
  return expand(KEM, secret, 'shared_secret', Buffer.concat([encapsulated, recipient]), KEY_BYTES);
}

/** RFC 9180, 5.1: the key schedule of base mode, for the first message of a context. */
function keyAndNonce(shared: Uint8Array, { schedule }: HpkeInfo): [key: Buffer, nonce: Buffer] {
  const secret = extract(SUITE, shared, 'secret', EMPTY);
  return [expand(SUITE, secret, 'key', schedule, KEY_BYTES), expand(SUITE, secret, 'base_nonce', schedule, NONCE_BYTES)];
}

/** RFC 9180, 4: LabeledExtract. */
function extract(suite: Buffer, salt: Uint8Array, label: string, input: Uint8Array): Buffer {
  return hmac(salt, [labelled(suite, label), input]);
}

/** RFC 9180, 4: LabeledExpand, of at most one block of HKDF, which is all that is ever asked for here. */
function expand(suite: Buffer, secret: Uint8Array, label: string, info: Uint8Array, bytes: number): Buffer {
  return hmac(secret, [Buffer.from([0, bytes]), labelled(suite, label), info, ONE]).subarray(0, bytes);
}

function labelled(suite: Buffer, label: string): Buffer {
  return Buffer.concat([Buffer.from('HPKE-v1'), suite, Buffer.from(label)]);
}

/** One update: each costs a call into OpenSSL. */
function hmac(key: Uint8Array, parts: readonly Uint8Array[]): Buffer {
  return createHmac('sha256', key).update(Buffer.concat(parts)).digest();
}

export function randomKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

export function randomNonce(): Buffer {
  return randomBytes(NONCE_BYTES);
}
