// Asks a staff member's security key or passkey for the secret that their reader key is derived from (WebAuthn PRF). Works without a
// network: nobody but the authenticator and this page takes part. The PIN alone gets nothing here.
import type { Reader } from '../../../protocol/publication.ts';
import { deriveReaderKey, isRpIdFor, READER_PRF_INPUT } from '../../../protocol/reader-key.ts';
import { fromBase64Url, toBase64Url } from '../../outbox/base64url.ts';

/** Whom the authenticator stands for, and the key that opens what is sealed to them. */
export type UnlockedReader = { reader: Reader; privateKey: CryptoKey };
export type Unlocking =
  | { result: 'unlocked'; unlocked: UnlockedReader }
  /** Nobody answered, or with a key that is not enrolled, or the person was not verified: browsers don't say which. */
  | { result: 'refused' }
  /** It answered, but not with the secret of a reader of this kiosk. */
  | { result: 'stranger' }
  /** Enrolled under another host name than this kiosk's. */
  | { result: 'elsewhere' };

export type UnlockPorts = {
  credentials: Pick<CredentialsContainer, 'get'>;
  crypto: Crypto;
  hostName: string;
  /** Ends the asking when the panel closes. */
  signal: AbortSignal;
};

const LIMIT_MS = 60_000;

export async function unlockReader(readers: readonly Reader[], organisation: string, ports: UnlockPorts): Promise<Unlocking> {
  const rpId = readers.map((reader) => reader.rpId).find((id) => isRpIdFor(ports.hostName, id));
  if (rpId === undefined) return { result: 'elsewhere' };
  const answer = await ask(
    readers.filter((reader) => reader.rpId === rpId),
    rpId,
    ports,
  );
  if (!answer) return { result: 'refused' };
  const reader = readers.find(({ credentialId }) => credentialId === answer.credentialId);
  if (!reader || !answer.secret) return { result: 'stranger' };
  const { privateKey, publicKey } = await deriveReaderKey(ports.crypto.subtle, answer.secret, organisation);
  return publicKey === reader.publicKey ? { result: 'unlocked', unlocked: { reader, privateKey } } : { result: 'stranger' };
}

type Answered = { credentialId: string; secret: Uint8Array<ArrayBuffer> | null };

async function ask(readers: readonly Reader[], rpId: string, { credentials, crypto, signal }: UnlockPorts): Promise<Answered | null> {
  const first = new TextEncoder().encode(READER_PRF_INPUT);
  const publicKey: PublicKeyCredentialRequestOptions = {
    // Nobody checks the signature: what counts is the secret.
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    rpId,
    allowCredentials: readers.map(({ credentialId }) => ({ type: 'public-key', id: fromBase64Url(credentialId) })),
    userVerification: 'required',
    timeout: LIMIT_MS,
    extensions: { prf: { eval: { first } } },
  };
  const answer = (await credentials.get({ publicKey, signal }).catch(() => null)) as PublicKeyCredential | null;
  if (!answer) return null;
  const secret = answer.getClientExtensionResults().prf?.results?.first;
  return { credentialId: toBase64Url(new Uint8Array(answer.rawId)), secret: secret ? bytesOf(secret) : null };
}

function bytesOf(source: BufferSource): Uint8Array<ArrayBuffer> {
  return ArrayBuffer.isView(source)
    ? Uint8Array.from(new Uint8Array(source.buffer, source.byteOffset, source.byteLength))
    : new Uint8Array(source as ArrayBuffer);
}
