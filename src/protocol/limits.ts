// Every size that both sides must agree on. The kiosk stays well below what the collector takes.

/** One entry, header and body together, in UTF-8 bytes. Always smaller than any batch limit. */
export const ENTRY_MAX_BYTES = 16 * 1024;
/** What a kiosk puts into one batch at most, in UTF-8 bytes of headers and bodies, before compression. */
export const BATCH_TARGET_BYTES = 512 * 1024;
export const BATCH_MAX_ENTRIES = 500;
/** What the collector takes: as received, and after decompression. */
export const REQUEST_MAX_COMPRESSED_BYTES = 1024 * 1024;
export const REQUEST_MAX_BYTES = 4 * 1024 * 1024;
/** Nesting of any JSON that the collector takes. */
export const JSON_MAX_DEPTH = 32;
/** A visitor's comment, in UTF-16 code units as typed. */
export const COMMENT_MAX_LENGTH = 1000;
/** One field of a message, in UTF-16 code units as typed. */
export const WORDS_MAX_LENGTH = 1500;
/** All words of one message in UTF-8: sealed to `MAX_READERS` and `MAX_RECIPIENTS` they still fit into an entry, in any script. */
export const MESSAGE_MAX_BYTES = 7_000;
/** A resolved configuration as JSON. */
export const CONFIGURATION_MAX_BYTES = 256 * 1024;

/** Ranges of numbers of one kind in what a kiosk says of its health. */
export const HEALTH_MAX_RANGES = 50;
