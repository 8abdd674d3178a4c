// SHA-256 by the platform, as the protocol writes hashes: base64url, 43 characters.
import { toBase64Url } from './base64url.ts';

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64Url(await sha256Bytes(bytes));
}

export async function sha256Bytes(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
