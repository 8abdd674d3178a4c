// A part of a rescue out of the bytes that QR codes carried: decompressed within a limit, for codes may come from anybody.
const PART_MAX_BYTES = 2 * 1024 * 1024;

/** One line, as it would stand in a file; null when it can't be decompressed. */
export async function unpackPart(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return await new Blob(pieces).text();
      size += value.length;
      if (size > PART_MAX_BYTES) return null;
      pieces.push(value);
    }
  } catch {
    return null;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
