// Signs requests as a kiosk does, with every part open to be made wrong.
import { hash, type KeyObject, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { contentDigest, signatureBase, signatureParams } from '../../src/protocol/http-signature.ts';

export type Signing = { publicKey: string; privateKey: KeyObject; nonce: string };
export type SignedParts = {
  method: string;
  /** With its query. */
  path: string;
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
};

export function aSignedRequest(signing: Signing, method: string, path: string, json?: unknown, gzip = true): SignedParts {
  const plain = json === undefined ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(json));
  const body = new Uint8Array(gzip && json !== undefined ? gzipSync(plain) : plain);
  return signBytes(signing, method, path, body, {
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(gzip && json !== undefined ? { 'content-encoding': 'gzip' } : {}),
  });
}

export function signBytes(
  { publicKey, privateKey, nonce }: Signing,
  method: string,
  path: string,
  body: Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): SignedParts {
  const [pathname = '', search] = path.split('?');
  const digest = contentDigest(hash('sha256', body, 'base64'));
  const params = signatureParams(publicKey, nonce);
  const query = search === undefined ? '' : `?${search}`;
  const base = signatureBase({ method, path: pathname, query, contentDigest: digest }, params);
  const signature = sign(null, Buffer.from(base), privateKey).toString('base64');
  return {
    method,
    path,
    body,
    headers: { ...headers, 'content-digest': digest, 'signature-input': `candour=${params}`, signature: `candour=:${signature}:` },
  };
}

export function toInit({ method, headers, body }: SignedParts): RequestInit {
  return { method, headers, ...(method === 'GET' ? {} : { body }) };
}
