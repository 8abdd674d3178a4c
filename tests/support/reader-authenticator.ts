// A security key for unit tests: holds a secret for each credential and gives PRF answers, as `navigator.credentials` would hand them on.
import { createHmac, randomBytes } from 'node:crypto';
import type { Reader } from '../../src/protocol/publication.ts';
import { deriveReaderKey, READER_PRF_INPUT } from '../../src/protocol/reader-key.ts';

export type TestAuthenticator = {
  credentials: Pick<CredentialsContainer, 'get'>;
  /** A credential on it, and the reader it was enrolled as. */
  enrol(name: string): Promise<Reader>;
  /** What the last question was. */
  asked(): PublicKeyCredentialRequestOptions | null;
};

/** `withSecrets` false: it signs, but keeps no secrets (no PRF). */
export function anAuthenticator({ withSecrets = true, organisation = 'org', rpId = 'localhost' } = {}): TestAuthenticator {
  const secrets = new Map<string, Buffer>();
  let last: PublicKeyCredentialRequestOptions | null = null;
  const answer = (id: string, input: Uint8Array) =>
    new Uint8Array(
      createHmac('sha256', secrets.get(id) ?? '')
        .update(input)
        .digest(),
    );

  async function get({ publicKey }: CredentialRequestOptions = {}): Promise<PublicKeyCredential> {
    last = publicKey ?? null;
    const ids = (publicKey?.allowCredentials ?? []).map(({ id }) => Buffer.from(id as Uint8Array).toString('base64url'));
    const id = ids.find((candidate) => secrets.has(candidate));
    if (!id || publicKey?.userVerification !== 'required') throw new DOMException('not allowed', 'NotAllowedError');
    const first = publicKey.extensions?.prf?.eval?.first as Uint8Array;
    const prf = withSecrets ? { results: { first: answer(id, first).buffer } } : {};
    return {
      rawId: new Uint8Array(Buffer.from(id, 'base64url')).buffer,
      getClientExtensionResults: () => ({ prf }),
    } as unknown as PublicKeyCredential;
  }

  async function enrol(name: string): Promise<Reader> {
    const credentialId = randomBytes(16).toString('base64url');
    secrets.set(credentialId, randomBytes(32));
    const { publicKey } = await deriveReaderKey(
      crypto.subtle,
      answer(credentialId, new TextEncoder().encode(READER_PRF_INPUT)),
      organisation,
    );
    return { keyId: `key-of-${name}`, publicKey, credentialId, rpId, name };
  }
  return { credentials: { get }, enrol, asked: () => last };
}
