// The signature base of a kiosk's request (RFC 9421 §2.5), built the same way at both ends. Host and scheme are left out on
// purpose: a proxy in front of the collector changes them. Freshness is a nonce of the collector's, never the kiosk's clock.

export const SIGNATURE_LABEL = 'candour';
export const SIGNATURE_TAG = 'candour-kiosk';
/** Response header with a fresh nonce; also on the 401 that asks for one (as in RFC 9449 §8). */
export const NONCE_HEADER = 'candour-nonce';
export const COVERED_COMPONENTS = ['@method', '@path', '@query', 'content-digest'] as const;

export type SignedRequest = {
  method: string;
  /** Absolute path as requested, undecoded. */
  path: string;
  /** With its question mark; `?` alone when there is none (RFC 9421 §2.2.7). */
  query: string;
  contentDigest: string;
};

/** Value of one member of `Signature-Input`: the covered components and the parameters. */
export function signatureParams(keyId: string, nonce: string): string {
  const components = COVERED_COMPONENTS.map((name) => `"${name}"`).join(' ');
  return `(${components});keyid="${keyId}";alg="ed25519";nonce="${nonce}";tag="${SIGNATURE_TAG}"`;
}

/** What is signed. `params` is the exact text of the `Signature-Input` member. */
export function signatureBase(request: SignedRequest, params: string): string {
  return [
    `"@method": ${request.method.toUpperCase()}`,
    `"@path": ${request.path}`,
    `"@query": ${request.query || '?'}`,
    `"content-digest": ${request.contentDigest}`,
    `"@signature-params": ${params}`,
  ].join('\n');
}

/** `Content-Digest` (RFC 9530) of a body whose SHA-256 is given in standard base64. */
export function contentDigest(sha256Base64: string): string {
  return `sha-256=:${sha256Base64}:`;
}
