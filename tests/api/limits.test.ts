// Bodies that are too large, too deep, not text, or mean: a clear problem, nothing stored, and the collector goes on.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCollector, type TestCollector } from '../support/api-collector.ts';

let collector: TestCollector;
beforeAll(async () => {
  collector = await aCollector();
});
afterAll(() => collector.stop());

const MIB = 1024 * 1024;
const gzip = { 'content-encoding': 'gzip' };

/** Signing in is public, so nothing but the body decides. */
async function answerTo(body: BodyInit, headers: Record<string, string> = {}, path = `${collector.url}/api/v1/session`): Promise<string> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'none', origin: collector.url, ...headers },
    body,
    duplex: 'half',
  } as RequestInit);
  return (await response.json()).code;
}

const nested = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth);

describe('over HTTP', () => {
  test.each<[string, () => BodyInit, Record<string, string>, string]>([
    ['a bomb: 100 MiB of zeros in 100 KiB', () => gzipSync(Buffer.alloc(100 * MIB)), gzip, 'body-too-large'],
    ['5 MiB of plain JSON', () => JSON.stringify('a'.repeat(5 * MIB)), {}, 'body-too-large'],
    ['2 MiB that call themselves gzip', () => Buffer.alloc(2 * MIB), gzip, 'body-too-large'],
    ['5 MiB without a length', () => endless(5 * MIB), {}, 'body-too-large'],
    ['arrays 10,000 deep', () => nested(10_000), {}, 'body-too-deep'],
    ['objects 10,000 deep', () => `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, {}, 'body-too-deep'],
    ['a million levels, compressed', () => gzipSync(nested(1_000_000)), gzip, 'body-too-deep'],
    ['32 levels are read', () => nested(32), {}, 'shape-invalid'],
    ['brackets in a string are not depth', () => JSON.stringify(nested(100)), {}, 'shape-invalid'],
    ['a truncated gzip', () => gzipSync('{}').subarray(0, 10), gzip, 'body-not-readable'],
    ['not gzip', () => '{}', gzip, 'body-not-readable'],
    ['bytes that are not UTF-8', () => Buffer.from([0x22, 0xff, 0xfe, 0x22]), {}, 'body-not-readable'],
    ['UTF-16', () => Buffer.from('{}', 'utf16le'), {}, 'not-json'],
    ['a bare NUL', () => '\0', {}, 'not-json'],
    ['nothing', () => '', {}, 'not-json'],
    ['a number beyond numbers', () => '{"account":1e999,"password":"a"}', {}, 'shape-invalid'],
    ['a prototype', () => '{"__proto__":{"account":"a","password":"b"}}', {}, 'shape-invalid'],
    ['HTML', () => '<!doctype html>', {}, 'not-json'],
    ['a form', () => 'account=a', { 'content-type': 'application/x-www-form-urlencoded' }, 'media-type-unsupported'],
    ['an encoding on an encoding', () => '{}', { 'content-encoding': 'gzip, gzip' }, 'encoding-unsupported'],
  ])('%s', async (_name, body, headers, code) => {
    expect(await answerTo(body(), headers)).toBe(code);
  });

  test('a parameter of the media type does no harm', async () => {
    const body = JSON.stringify({ account: 'nobody', password: 'x' });
    expect(await answerTo(body, { 'content-type': 'application/json; charset=utf-8' })).toBe('sign-in-refused');
  });

  test('and after all that it still answers', async () => {
    expect((await fetch(`${collector.url}/readyz`)).status).toBe(200);
    expect(({} as { account?: string }).account).toBeUndefined();
  });
});

function endless(bytes: number): ReadableStream {
  const chunk = new Uint8Array(64 * 1024).fill(0x20);
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      left -= chunk.length;
      if (left > 0) controller.enqueue(chunk);
      else controller.close();
    },
  });
}
