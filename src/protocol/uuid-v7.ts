// UUIDv7 (RFC 9562 §5.7): time-ordered, so that an index grows at its end. Clock and random bytes are handed in.

/** `random` holds at least 10 bytes of good randomness. A clock before 1970 or past the year 10889 is clamped. */
export function uuidV7(wallMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  let time = Math.min(Math.max(Math.floor(wallMs), 0), 2 ** 48 - 1);
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
