// Checks a kiosk's HTTP message signature (RFC 9421) and content digest (RFC 9530). Says only whose key signed these very bytes and
// with which nonce; who that is, and whether the nonce is fresh, is decided by the caller.
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { type InnerList, isInnerList, parseDictionary } from 'structured-headers';
import { COVERED_COMPONENTS, contentDigest, SIGNATURE_LABEL, SIGNATURE_TAG, signatureBase } from '../../protocol/http-signature.ts';
import { Problem } from '../../protocol/problem.ts';

const RAW_KEY = /^[A-Za-z0-9_-]{43}$/;
const SIGNATURE_BYTES = 64;
const REMEMBERED_KEYS = 4_096;
const publicKeys = new Map<string, KeyObject>();

export type VerifiedSignature = { keyId: string; nonce: string };

/** `body` as sent, still compressed. Throws `digest-mismatch` or `signature-invalid`. */
export function verifySignature(request: Request, body: Uint8Array): VerifiedSignature {
  const digest = checkDigest(request.headers, body);
  const { params, keyId, nonce } = readParams(request.headers.get('signature-input') ?? '');
  const { pathname, search } = new URL(request.url);
  const base = signatureBase({ method: request.method, path: pathname, query: search, contentDigest: digest }, params);
  const signature = readSignature(request.headers.get('signature') ?? '');
  if (!isSignedBy(keyId, base, signature)) throw invalid('it does not verify');
  return { keyId, nonce };
}

/** The header as received: that text is signed. */
function checkDigest(headers: Headers, body: Uint8Array): string {
  const received = headers.get('content-digest');
  if (received === null) throw invalid('Content-Digest is missing');
  const expected = contentDigest(hash('sha256', body, 'base64'));
  const members = dictionary(received);
  const value = members?.get('sha-256')?.[0];
  if (!(value instanceof ArrayBuffer)) throw invalid('Content-Digest has no sha-256');
  if (contentDigest(Buffer.from(value).toString('base64')) !== expected) throw new Problem('digest-mismatch');
  return received.trim();
}

/** One signature only: its parameters are verified as the exact text that was received. */
function readParams(header: string): VerifiedSignature & { params: string } {
  const prefix = `${SIGNATURE_LABEL}=`;
  const members = dictionary(header);
  const member = members?.get(SIGNATURE_LABEL);
  if (members?.size !== 1 || !member || !isInnerList(member) || !header.startsWith(prefix))
    throw invalid(`Signature-Input must hold one signature named ${SIGNATURE_LABEL}`);
  const [, parameters] = member;
  const keyId = parameters.get('keyid');
  const nonce = parameters.get('nonce') ?? '';
  if (!coversExactly(member)) throw invalid(`it must cover ${COVERED_COMPONENTS.join(', ')}`);
  if (typeof keyId !== 'string' || !RAW_KEY.test(keyId)) throw invalid('keyid must be a raw public key in base64url');
  if (parameters.get('alg') !== 'ed25519' || parameters.get('tag') !== SIGNATURE_TAG || typeof nonce !== 'string')
    throw invalid(`alg must be ed25519 and tag ${SIGNATURE_TAG}`);
  return { params: header.slice(prefix.length).trim(), keyId, nonce };
}

function coversExactly([components]: InnerList): boolean {
  return (
    components.length === COVERED_COMPONENTS.length &&
    components.every(([name, parameters], place) => name === COVERED_COMPONENTS[place] && parameters.size === 0)
  );
}

function readSignature(header: string): Uint8Array {
  const value = dictionary(header)?.get(SIGNATURE_LABEL)?.[0];
  if (!(value instanceof ArrayBuffer) || value.byteLength !== SIGNATURE_BYTES)
    throw invalid(`Signature must hold ${SIGNATURE_BYTES} bytes named ${SIGNATURE_LABEL}`);
  return new Uint8Array(value);
}

/** Ed25519 over the UTF-8 bytes of `text`; `keyId` is the raw public key in base64url. */
export function isSignedBy(keyId: string, text: string, signature: Uint8Array): boolean {
  try {
    return verify(null, Buffer.from(text), publicKey(keyId), signature);
  } catch {
    // Not every 32 bytes are a public key.
    return false;
  }
}

/** Parsing a key costs as much as using it; a collector sees the same few thousand again and again. */
function publicKey(keyId: string): KeyObject {
  const known = publicKeys.get(keyId);
  if (known) return known;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: keyId }, format: 'jwk' });
  if (publicKeys.size >= REMEMBERED_KEYS) publicKeys.clear();
  publicKeys.set(keyId, key);
  return key;
}

function dictionary(header: string) {
  try {
    return parseDictionary(header);
  } catch {
    return undefined;
  }
}

function invalid(detail: string): Problem {
  return new Problem('signature-invalid', { detail });
}
