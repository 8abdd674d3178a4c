// Bringing a rescue in: line by line, codes in any order, and what it came to.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ApiResult } from '../../../src/console/api-client.ts';
import { createCodesImport } from '../../../src/console/rescue/codes-import.ts';
import { importLines } from '../../../src/console/rescue/import-lines.ts';
import { rangesOf, sumsOf } from '../../../src/console/rescue/import-sums.ts';
import { linesOf } from '../../../src/console/rescue/lines-of.ts';
import { unpackPart } from '../../../src/console/rescue/unpack-part.ts';
import type { RescueAnswer } from '../../../src/protocol/console-api.ts';
import type { RescuePart } from '../../../src/protocol/rescue.ts';
import { splitIntoFrames } from '../../../src/protocol/rescue-frames.ts';

const aPart = (payload: string): RescuePart => ({
  format: 'candour-rescue',
  payload,
  keyId: 'k'.repeat(43),
  signature: 's'.repeat(86),
});
const answer = (part: number, parts: number, more = {}, kiosk = 'north'): RescueAnswer =>
  ({
    kiosk: { id: kiosk, name: kiosk },
    part,
    parts,
    madeAt: '',
    verdicts: { stored: 1, duplicate: 0, gone: 0, conflict: 0, refused: 0, ...more },
  }) as unknown as RescueAnswer;
const answered = (value: RescueAnswer): ApiResult<RescueAnswer> => ({ result: 'answered', answer: value });
const refused = (code: string) => ({ result: 'refused', code, detail: null, path: null }) as ApiResult<RescueAnswer>;
async function* each(lines: readonly string[]) {
  yield* lines;
}
async function all(lines: AsyncIterable<string>) {
  const got: string[] = [];
  for await (const line of lines) got.push(line);
  return got;
}
const streamOf = (pieces: readonly Uint8Array[]) =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
const quiet = { progress: () => undefined };

describe('a file', () => {
  test('is cut into its lines, wherever its pieces end', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll(/[\r\n]/g, ' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        async (lines, end, size) => {
          const bytes = new TextEncoder().encode(`${lines.join(end)}${end}`);
          const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.slice(at * size, (at + 1) * size));
          const blob = { stream: () => streamOf(pieces) } as unknown as Blob;
          expect(await all(linesOf(blob))).toEqual(lines);
        },
      ),
    );
    expect(await all(linesOf(new Blob(['one\ntwo'])))).toEqual(['one', 'two']);
  });

  test('a line without an end does not fill the memory', async () => {
    const [line = ''] = await all(linesOf(new Blob(['x'.repeat(5 * 1024 * 1024)])));
    expect(line).toHaveLength(4 * 1024 * 1024);
  });

  test('a bad line is named and holds up no other', async () => {
    const posted: string[] = [];
    const lines = [
      JSON.stringify(aPart('a')),
      'nonsense',
      '',
      JSON.stringify(aPart('b')),
      '{"format":"candour-rescue"}',
      JSON.stringify(aPart('c')),
    ];
    const result = await importLines(each(lines), {
      ...quiet,
      async post({ payload }) {
        posted.push(payload);
        return payload === 'b' ? refused('rescue-altered') : answered(answer(1, 1));
      },
    });
    expect(posted).toEqual(['a', 'b', 'c']);
    expect(result.answers).toHaveLength(2);
    expect(result.bad.map(({ line, failed }) => [line, failed.result])).toEqual([
      [2, 'not-a-part'],
      [4, 'refused'],
      [5, 'not-a-part'],
    ]);
    expect(result.stopped).toBeNull();
  });

  test.each([[{ result: 'unreachable' } as const], [refused('store-unavailable')], [refused('sign-in-required')]])(
    'it stops where the collector takes nothing: %j',
    async (failure) => {
      const posted: string[] = [];
      const result = await importLines(each(['a', 'b', 'c'].map((payload) => JSON.stringify(aPart(payload)))), {
        ...quiet,
        async post({ payload }) {
          posted.push(payload);
          return payload === 'b' ? failure : answered(answer(1, 1));
        },
      });
      expect(posted).toEqual(['a', 'b']);
      expect(result).toMatchObject({ stopped: { line: 2, failed: failure } });
    },
  );

  test('sums by kiosk, and names the parts that are missing', () => {
    const sums = sumsOf([answer(1, 5), answer(3, 5, { duplicate: 4, stored: 0 }), answer(1, 1, {}, 'south'), answer(4, 5)]);
    expect(sums.map(({ kiosk, stored, duplicate, missing }) => [kiosk.id, stored, duplicate, missing])).toEqual([
      ['north', 2, 4, [2, 5]],
      ['south', 1, 0, []],
    ]);
    expect(rangesOf([2, 5, 6, 7, 9])).toEqual([
      { from: 2, through: 2 },
      { from: 5, through: 7 },
      { from: 9, through: 9 },
    ]);
  });
});

describe('codes', () => {
  const gzip = async (text: string) =>
    new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
  const long = () => JSON.stringify(aPart(Buffer.from(crypto.getRandomValues(new Uint8Array(3_000))).toString('base64')));
  const settled = async (read: () => unknown) => {
    for (let tries = 0; tries < 200 && read(); tries++) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  test('of two kiosks at once, doubled and out of order, are imported once each as soon as they are whole', async () => {
    const posted: RescuePart[] = [];
    const codes = createCodesImport(async (part) => {
      posted.push(part);
      return answered(answer(1, 1));
    });
    const lines = [long(), long()];
    const frames = await Promise.all(lines.map(async (line, at) => splitIntoFrames(await gzip(line), `${at}`.repeat(8))));
    const mixed = frames.flat().toReversed();
    const [last = '', ...others] = mixed;
    for (const frame of [...others, ...others]) codes.see(frame);
    await settled(() => posted.length < 1);
    expect(codes.sequences.value.map(({ missing }) => missing.length).toSorted()).toEqual([0, 1]);
    for (const frame of [last, ...mixed]) codes.see(frame);
    await settled(() => codes.sequences.value.some(({ outcome }) => typeof outcome === 'string'));
    expect(posted.map((part) => JSON.stringify(part)).toSorted()).toEqual(lines.toSorted());
  });

  test('an import that stopped can be tried again without reading anew', async () => {
    let reachable = false;
    const codes = createCodesImport(async () => (reachable ? answered(answer(1, 1)) : { result: 'unreachable' }));
    for (const frame of splitIntoFrames(await gzip(long()), 'abcdef01')) codes.see(frame);
    await settled(() => typeof codes.sequences.value[0]?.outcome === 'string');
    expect(codes.sequences.value[0]?.outcome).toMatchObject({ stopped: { line: 1 } });
    reachable = true;
    codes.again('ABCDEF01');
    await settled(() => codes.sequences.value[0]?.outcome === 'importing');
    expect(codes.sequences.value[0]?.outcome).toMatchObject({ stopped: null, answers: [expect.anything()] });
  });

  test('what can’t be put together, and bombs, are damaged; other codes are said', async () => {
    const codes = createCodesImport(() => Promise.reject(new Error('nothing to post')));
    for (const frame of splitIntoFrames(new Uint8Array(1_000), 'abcdef01')) codes.see(frame);
    await settled(() => codes.sequences.value[0]?.outcome !== 'damaged');
    expect(codes.sequences.value[0]?.outcome).toBe('damaged');
    codes.see('https://example.org');
    expect(codes.lastSeen.value).toBe('foreign');
    expect(await unpackPart(await gzip('x'.repeat(3 * 1024 * 1024)))).toBeNull();
    expect(await unpackPart(await gzip('whole'))).toBe('whole');
  });
});
