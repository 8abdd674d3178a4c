// UUIDv7 (RFC 9562 §5.7): time-ordered, so that an index grows at its end. Clock and random bytes are handed in.

/** `random` holds at least 10 bytes of good randomness. A clock before 1970 or past the year 10889 is clamped. */
export function uuidV7(wallMs: number, random: Uint8Array): string {
  const time = Math.min(Math.max(Math.floor(wallMs) || 0, 0), 2 ** 48 - 1);
  const rest = random.slice(0, 10);
  rest[0] = 0x70 | ((rest[0] ?? 0) & 0x0f);
  rest[2] = 0x80 | ((rest[2] ?? 0) & 0x3f);
  const hex = time.toString(16).padStart(12, '0') + Array.from(rest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
