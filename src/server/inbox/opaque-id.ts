// The names that entries and visits have among staff. A real id is a UUIDv7 and tells the millisecond of the tap; this one tells nothing.
import { createCipheriv, createDecipheriv, hash } from 'node:crypto';

const ALGORITHM = 'aes-128-ecb';
const KEY_BYTES = 16;

export type OpaqueIds = {
  /** Always the same name for the same UUID, and never one name for two. */
  hide(id: string): string;
  /** What `hide` was given. What it never gave turns into the id of nothing. */
  reveal(opaque: string): string;
};

/**
 * One block of AES over the 16 bytes of a UUID: a keyed permutation (FIPS 197), so it needs no table and never collides. As each
 * block is another id, ECB hides all there is to hide.
 */
export function opaqueIds(secret: Uint8Array): OpaqueIds {
  const key = hash('sha256', secret, 'buffer').subarray(0, KEY_BYTES);
  return {
    hide: (id) => throughBlock(createCipheriv(ALGORITHM, key, null), id),
    reveal: (opaque) => throughBlock(createDecipheriv(ALGORITHM, key, null), opaque),
  };
}

function throughBlock(cipher: ReturnType<typeof createCipheriv | typeof createDecipheriv>, uuid: string): string {
  cipher.setAutoPadding(false);
  const block = cipher.update(Buffer.from(uuid.replaceAll('-', ''), 'hex'));
  const hex = Buffer.concat([block, cipher.final()]).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
