// Request bodies within their limits: streamed, so that neither a missing Content-Length nor a decompression bomb can fill the
// memory. What ends a request here is a Problem; nothing has been looked at in the store by then.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { JSON_MAX_DEPTH, REQUEST_MAX_BYTES, REQUEST_MAX_COMPRESSED_BYTES } from '../../protocol/limits.ts';
import { Problem } from '../../protocol/problem.ts';
import { isNestedDeeper } from './json-depth.ts';

/** A usual batch in two or three trips to the thread pool instead of twenty. */
const UNZIP_CHUNK_BYTES = 256 * 1024;
const unzip = promisify(gunzip);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Refuses by headers alone what could never be taken: another media type or encoding, a length too large. */
export function checkBodyHeaders(headers: Headers): void {
  if (!/^application\/json\s*(;.*)?$/i.test(headers.get('content-type') ?? '')) throw new Problem('media-type-unsupported');
  contentEncoding(headers);
  if (Number(headers.get('content-length') ?? 0) > sizeLimit(headers)) throw new Problem('body-too-large');
}

/** The bytes as sent, still compressed. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (!request.body) return new Uint8Array();
  const limit = sizeLimit(request.headers);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) throw new Problem('body-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

export async function parseBody(bytes: Uint8Array, headers: Headers): Promise<unknown> {
  const text = decodeUtf8(contentEncoding(headers) === 'gzip' ? await decompress(bytes) : bytes);
  if (isNestedDeeper(text, JSON_MAX_DEPTH)) throw new Problem('body-too-deep');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem('not-json', {}, { cause });
  }
}

function contentEncoding(headers: Headers): 'gzip' | 'identity' {
  const encoding = (headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding === 'gzip' || encoding === 'identity') return encoding;
  throw new Problem('encoding-unsupported');
}

function sizeLimit(headers: Headers): number {
  return contentEncoding(headers) === 'gzip' ? REQUEST_MAX_COMPRESSED_BYTES : REQUEST_MAX_BYTES;
}

async function decompress(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await unzip(bytes, { maxOutputLength: REQUEST_MAX_BYTES, chunkSize: UNZIP_CHUNK_BYTES });
  } catch (cause) {
    const tooLarge = cause instanceof RangeError;
    throw new Problem(tooLarge ? 'body-too-large' : 'body-not-readable', {}, { cause });
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new Problem('body-not-readable', {}, { cause });
  }
}
