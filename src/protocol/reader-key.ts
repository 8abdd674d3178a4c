// A reader key: how a person's security key or passkey becomes an X25519 key that opens waiting words at a kiosk. The
// authenticator answers a fixed question (WebAuthn PRF) with 32 bytes that only it can give, after it has verified the
// person; the private key is derived from them each time it is needed and never stored. Console and kiosk must derive alike.
import { importPrivateKey, type X25519Subtle } from './x25519.ts';

/** What the authenticator is asked (`prf.eval.first`). Another text is another key for everybody. */
export const READER_PRF_INPUT = 'candour reader key, first input';
const HKDF_SALT = 'candour reader key v1';

export type ReaderKey<Key> = {
  /** Not extractable. */
  privateKey: Key;
  /** Raw, base64url. */
  publicKey: string;
};

/** HKDF-SHA256 (RFC 5869) over the PRF's 32 bytes, bound to the organisation. `prfOutput` is zeroed. */
export async function deriveReaderKey<Key>(
  subtle: X25519Subtle<Key>,
  prfOutput: Uint8Array<ArrayBuffer>,
  organisation: string,
): Promise<ReaderKey<Key>> {
  if (prfOutput.length !== 32) throw new Error('the authenticator gave no 32 bytes');
  const secret = await subtle.importKey('raw', prfOutput, { name: 'HKDF' }, false, ['deriveBits']);
  prfOutput.fill(0);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: ascii(HKDF_SALT), info: ascii(organisation) } as const;
  const bytes = new Uint8Array(await subtle.deriveBits(parameters, secret, 256));
  const { x: publicKey } = await subtle.exportKey('jwk', await importPrivateKey(subtle, bytes, true));
  const privateKey = await importPrivateKey(subtle, bytes, false);
  bytes.fill(0);
  if (!publicKey) throw new Error('no public half');
  return { privateKey, publicKey };
}

/** Whether a page at `hostName` may use a passkey of `rpId`: its own name, or one that it stands under (WebAuthn §5.1.3). */
export function isRpIdFor(hostName: string, rpId: string): boolean {
  return hostName === rpId || hostName.endsWith(`.${rpId}`);
}

/** Organisations' names and the salt are plain ASCII. */
function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
