// Makes a passkey or security key into a reader key: creates a credential that can keep secrets (WebAuthn PRF), asks it once as a kiosk
// will, and derives the public half that the collector gets. The private half is derived anew each time and stored nowhere.
import type { EnrolReaderRequest } from '../../protocol/console-api.ts';
import { deriveReaderKey, READER_PRF_INPUT } from '../../protocol/reader-key.ts';
import { fromBase64Url } from '../copy-cipher.ts';

export type KeyPorts = { credentials: Pick<CredentialsContainer, 'create' | 'get'>; crypto: Crypto };
export type Enrolment = {
  rpId: string;
  organisation: string;
  /** As the person's device will list it. */
  label: string;
  /** Credentials of the same person, so that one key is not enrolled twice. */
  enrolled: readonly string[];
};
export type Enrolled =
  | { result: 'made'; request: EnrolReaderRequest }
  /** Cancelled, timed out, or the same key again: browsers don't say which. */
  | { result: 'cancelled' }
  | { result: 'no-secret' }
  /** This page's address has no name that passkeys can be bound to, or not the one that the operator chose. */
  | { result: 'wrong-address' };

const LIMIT_MS = 120_000;
/** ES256, EdDSA, RS256: what authenticators have. */
const ALGORITHMS = [-7, -8, -257];

export async function enrolKey(enrolment: Enrolment, { credentials, crypto }: KeyPorts): Promise<Enrolled> {
  try {
    const made = (await credentials.create({ publicKey: creation(enrolment, crypto) })) as PublicKeyCredential | null;
    if (!made) return { result: 'cancelled' };
    if (made.getClientExtensionResults().prf?.enabled === false) return { result: 'no-secret' };
    const secret = await askFor(made.rawId, enrolment.rpId, { credentials, crypto });
    if (!secret) return { result: 'no-secret' };
    const { publicKey } = await deriveReaderKey(crypto.subtle, secret, enrolment.organisation);
    return { result: 'made', request: { publicKey, credentialId: toBase64Url(new Uint8Array(made.rawId)) } };
  } catch (error) {
    return { result: error instanceof DOMException && error.name === 'SecurityError' ? 'wrong-address' : 'cancelled' };
  }
}

function creation({ rpId, label, enrolled }: Enrolment, crypto: Crypto): PublicKeyCredentialCreationOptions {
  return {
    rp: { id: rpId, name: 'Candour' },
    // A user of its own: on the same authenticator it must never replace a passkey to sign in with.
    user: { id: crypto.getRandomValues(new Uint8Array(16)), name: label, displayName: label },
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: enrolled.map((id) => ({ type: 'public-key', id: fromBase64Url(id) })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    timeout: LIMIT_MS,
    extensions: { prf: {} },
  };
}

/** Exactly as the kiosk asks: some authenticators keep another secret for a person they did not verify. */
async function askFor(id: ArrayBuffer, rpId: string, { credentials, crypto }: KeyPorts): Promise<Uint8Array<ArrayBuffer> | null> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    rpId,
    allowCredentials: [{ type: 'public-key', id }],
    userVerification: 'required',
    timeout: LIMIT_MS,
    extensions: { prf: { eval: { first: new TextEncoder().encode(READER_PRF_INPUT) } } },
  };
  const answer = (await credentials.get({ publicKey })) as PublicKeyCredential | null;
  const secret = answer?.getClientExtensionResults().prf?.results?.first;
  if (!secret) return null;
  // A copy: what is derived from it zeroes it.
  return Uint8Array.from(
    ArrayBuffer.isView(secret) ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength) : new Uint8Array(secret),
  );
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
