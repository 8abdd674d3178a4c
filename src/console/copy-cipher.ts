// Encryption of the offline copy. Words are AES-256-GCM under the account's copy key with a random nonce each, bound to the
// entry they belong to. The key is never stored in the clear: between two sign-ins it waits under the account's password.

export type SealedWords = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };
export type CopyCipher = {
  /** `context` is authenticated with the words: words moved to another row don't open. */
  seal(words: string, context: string): Promise<SealedWords>;
  /** null when key or context is another one, or the bytes were changed. */
  open(sealed: SealedWords, context: string): Promise<string | null>;
};
export type WrappedKey = { salt: Uint8Array<ArrayBuffer>; rounds: number; iv: Uint8Array<ArrayBuffer>; key: ArrayBuffer };

/** OWASP's figure for PBKDF2-HMAC-SHA256. */
const WRAPPING_ROUNDS = 600_000;
const utf8 = new TextEncoder();

/** `copyKey`: 32 bytes, base64url. The imported key can't be exported again. */
export async function cipherFromCopyKey(copyKey: string, crypto: Crypto): Promise<CopyCipher> {
  const key = await crypto.subtle.importKey('raw', fromBase64Url(copyKey), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return cipherOf(key, crypto);
}

export async function wrapCopyKey(copyKey: string, password: string, crypto: Crypto, rounds = WRAPPING_ROUNDS): Promise<WrappedKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapping = await wrappingKey(password, salt, rounds, crypto);
  const key = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, fromBase64Url(copyKey));
  return { salt, rounds, iv, key };
}

/** null when the password is wrong. */
export async function unwrapCopyKey(wrapped: WrappedKey, password: string, crypto: Crypto): Promise<CopyCipher | null> {
  const wrapping = await wrappingKey(password, wrapped.salt, wrapped.rounds, crypto);
  try {
    const how = { name: 'AES-GCM', iv: wrapped.iv };
    const key = await crypto.subtle.unwrapKey('raw', wrapped.key, wrapping, how, 'AES-GCM', false, ['encrypt', 'decrypt']);
    return cipherOf(key, crypto);
  } catch {
    return null;
  }
}

function cipherOf(key: CryptoKey, crypto: Crypto): CopyCipher {
  return {
    async seal(words, context) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const how = { name: 'AES-GCM', iv, additionalData: utf8.encode(context) };
      return { iv, data: await crypto.subtle.encrypt(how, key, utf8.encode(words)) };
    },
    async open(sealed, context) {
      const how = { name: 'AES-GCM', iv: sealed.iv, additionalData: utf8.encode(context) };
      try {
        return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, sealed.data));
      } catch {
        return null;
      }
    },
  };
}

async function wrappingKey(password: string, salt: Uint8Array<ArrayBuffer>, rounds: number, crypto: Crypto): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8.encode(password.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'unwrapKey']);
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
