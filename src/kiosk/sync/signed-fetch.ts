// One request signed with the kiosk's key (RFC 9421, Ed25519), its digest over the bytes as they leave (RFC 9530). Freshness comes from
// the collector's nonces, which travel on every answer; when it asks for a fresh one, the request is signed again at once.
import { contentDigest, NONCE_HEADER, SIGNATURE_LABEL, signatureBase, signatureParams } from '../../protocol/http-signature.ts';
import { toBase64 } from '../outbox/base64url.ts';
import { sha256Bytes } from '../outbox/sha256.ts';
import { problemCode } from './read-problem.ts';

export type SigningKey = { keyId: string; privateKey: CryptoKey };
export type Nonces = { current: string };
export type RequestParts = { method: 'GET' | 'POST'; path: string; body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> };
export type Answer = { status: number; headers: Headers; text: string };

const NONCE_TRIES = 3;
const utf8 = new TextEncoder();

/** Rejects like `fetch` when there is no complete answer. Redirects are errors: no portal gets a signed request or is believed. */
export async function signedFetch(
  request: RequestParts,
  key: SigningKey,
  nonces: Nonces,
  signal: AbortSignal,
  fetchPort: typeof fetch = fetch,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const headers = { ...request.headers, ...(await signatureHeaders(request, key, nonces.current)) };
    const answer = await plainFetch({ ...request, headers }, signal, fetchPort);
    const fresh = answer.headers.get(NONCE_HEADER);
    if (fresh) nonces.current = fresh;
    if (!fresh || tries === NONCE_TRIES || problemCode(answer) !== 'nonce-required') return answer;
  }
}

export async function plainFetch(request: RequestParts, signal: AbortSignal, fetchPort: typeof fetch = fetch): Promise<Answer> {
  const response = await fetchPort(request.path, {
    method: request.method,
    headers: request.headers ?? {},
    body: request.body ?? null,
    signal,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export async function signatureHeaders(
  { method, path, body }: RequestParts,
  { keyId, privateKey }: SigningKey,
  nonce: string,
): Promise<Record<string, string>> {
  const digest = contentDigest(toBase64(await sha256Bytes(body ?? new Uint8Array())));
  const [pathname = path] = path.split('?', 1);
  const params = signatureParams(keyId, nonce);
  const base = signatureBase({ method, path: pathname, query: path.slice(pathname.length), contentDigest: digest }, params);
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, utf8.encode(base)));
  return {
    'content-digest': digest,
    'signature-input': `${SIGNATURE_LABEL}=${params}`,
    signature: `${SIGNATURE_LABEL}=:${toBase64(signature)}:`,
  };
}
