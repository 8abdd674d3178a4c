// The little of X25519 (RFC 7748) that more than one side needs, on WebCrypto's `SubtleCrypto`, which is handed in: protocol knows
// no platform.

/** What of `SubtleCrypto` is used; `Key` is its `CryptoKey`. */
export type X25519Subtle<Key> = {
  importKey(format: 'jwk', key: PublicJwk, algorithm: { name: 'X25519' }, extractable: boolean, usages: []): Promise<Key>;
  importKey(
    format: 'raw' | 'pkcs8',
    key: Uint8Array<ArrayBuffer>,
    algorithm: { name: 'X25519' | 'HKDF' },
    extractable: boolean,
    usages: 'deriveBits'[],
  ): Promise<Key>;
  deriveBits(algorithm: { name: 'X25519'; public: Key } | HkdfParameters, key: Key, bits: number): Promise<ArrayBuffer>;
  exportKey(format: 'jwk', key: Key): Promise<{ x?: string }>;
};
type PublicJwk = { kty: 'OKP'; crv: 'X25519'; x: string };
type HkdfParameters = { name: 'HKDF'; hash: 'SHA-256'; salt: Uint8Array<ArrayBuffer>; info: Uint8Array<ArrayBuffer> };

/** RFC 8410: what stands before the 32 bytes of a private key in PKCS #8. */
const PKCS8_FRONT = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20];

export function importPrivateKey<Key>(subtle: X25519Subtle<Key>, bytes: Uint8Array, extractable: boolean): Promise<Key> {
  return subtle.importKey('pkcs8', Uint8Array.from([...PKCS8_FRONT, ...bytes]), { name: 'X25519' }, extractable, ['deriveBits']);
}

/** Whether something can be sealed to it: with a point of low order the shared secret would be nothing (RFC 7748 §6.1). */
export async function isUsablePublicKey<Key>(subtle: X25519Subtle<Key>, publicKey: string): Promise<boolean> {
  try {
    const anyPrivateKey = await importPrivateKey(subtle, new Uint8Array(32).fill(7), false);
    const key = await subtle.importKey('jwk', { kty: 'OKP', crv: 'X25519', x: publicKey }, { name: 'X25519' }, false, []);
    const shared = new Uint8Array(await subtle.deriveBits({ name: 'X25519', public: key }, anyPrivateKey, 256));
    return shared.some((byte) => byte !== 0);
  } catch {
    return false;
  }
}
