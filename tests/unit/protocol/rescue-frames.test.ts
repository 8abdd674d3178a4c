import { randomBytes } from 'node:crypto';
import { crc32 as zlibCrc32 } from 'node:zlib';
import * as fc from 'fast-check';
import encodeQR from 'qr';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { fromBase45, toBase45 } from '../../../src/protocol/base45.ts';
import { crc32 } from '../../../src/protocol/crc32.ts';
import { addFrame, joinFrames, missingFrames, type ReadFrames, readFrame, splitIntoFrames } from '../../../src/protocol/rescue-frames.ts';

const someBytes = fc.uint8Array({ minLength: 1, maxLength: 4_000, size: 'max' });
const utf8 = (text: string) => new TextEncoder().encode(text);
const only = (read: ReadFrames) => {
  expect(read.size).toBe(1);
  return [...read.values()][0] as NonNullable<ReturnType<ReadFrames['get']>>;
};
const readAll = (texts: readonly string[]) => texts.reduce((read, text) => addFrame(read, text).read, new Map() as ReadFrames);

test('base45 is RFC 9285 and gives every byte back', async () => {
  expect(toBase45(utf8('AB'))).toBe('BB8');
  expect(toBase45(utf8('Hello!!'))).toBe('%69 VD92EX0');
  expect(toBase45(utf8('base-45'))).toBe('UJCLQE7W581');
  expect(new TextDecoder().decode(fromBase45('QED8WEX0') ?? undefined)).toBe('ietf!');
  for (const wrong of ['A', 'AAAA', ':::', '::', 'aB', 'ÄB8', 'GGW']) expect(fromBase45(wrong)).toBeNull();
  await fc.assert(fc.property(someBytes, (bytes) => void expect(fromBase45(toBase45(bytes))).toEqual(new Uint8Array(bytes))));
});

test('the checksum is the one of gzip', async () => {
  await fc.assert(fc.property(someBytes, (bytes) => void expect(crc32(bytes)).toBe(zlibCrc32(bytes))));
});

/** Thousands of bytes are not worth shrinking. */
const RUNS = { endOnFailure: true };

describe('frames', () => {
  const shuffledFrames = fc.tuple(someBytes, fc.uuid()).chain(([bytes, id]) => {
    const frames = splitIntoFrames(bytes, id);
    // Each at least once, some more often, in any order.
    const again = fc.array(fc.nat({ max: frames.length - 1 }), { maxLength: 10 });
    const all = again.map((places) => [...frames, ...places.map((place) => frames[place] as string)]);
    return fc.record({
      bytes: fc.constant(bytes),
      id: fc.constant(id),
      frames: fc.constant(frames),
      seen: all.chain((texts) => fc.shuffledSubarray(texts, { minLength: texts.length })),
    });
  });

  test('in any order, as often as wanted', async () => {
    await fc.assert(
      fc.property(shuffledFrames, ({ bytes, seen }) => {
        expect(joinFrames(only(readAll(seen)))).toEqual(new Uint8Array(bytes));
      }),
      RUNS,
    );
  });

  test('of two kiosks at once, mixed', async () => {
    await fc.assert(
      fc.property(shuffledFrames, shuffledFrames, fc.infiniteStream(fc.boolean()), (one, other, turns) => {
        fc.pre(one.id.slice(0, 8) !== other.id.slice(0, 8));
        const [left, right] = [[...one.seen], [...other.seen]];
        const mixed: string[] = [];
        while (left.length + right.length > 0) {
          const next = (turns.next().value ? left.shift() : right.shift()) ?? left.shift() ?? right.shift();
          if (next !== undefined) mixed.push(next);
        }
        const read = readAll(mixed);
        const joined = (id: string) => joinFrames([...read.values()].find(({ part }) => part === id.slice(0, 8).toUpperCase()) as never);
        expect(read.size).toBe(2);
        expect(joined(one.id)).toEqual(new Uint8Array(one.bytes));
        expect(joined(other.id)).toEqual(new Uint8Array(other.bytes));
      }),
      RUNS,
    );
  });

  test('while one is missing, it is named and nothing is joined', async () => {
    await fc.assert(
      fc.property(shuffledFrames, fc.nat(), ({ frames }, place) => {
        fc.pre(frames.length > 1);
        const left = place % frames.length;
        const set = only(readAll(frames.filter((_, at) => at !== left)));
        expect(missingFrames(set)).toEqual([left + 1]);
        expect(joinFrames(set)).toBeNull();
      }),
      RUNS,
    );
  });

  test('one misread character is found, wherever it stands', async () => {
    await fc.assert(
      fc.property(shuffledFrames, fc.nat(), fc.nat(), fc.constantFrom(...'0123456789ABCDEFZ /:'), ({ frames }, which, place, character) => {
        const frame = frames[which % frames.length] as string;
        const at = place % frame.length;
        fc.pre(frame[at] !== character);
        const misread = frame.slice(0, at) + character + frame.slice(at + 1);
        expect(['damaged', 'foreign']).toContain(readFrame(misread));
        expect(addFrame(new Map(), misread).read.size).toBe(0);
      }),
      RUNS,
    );
  });

  test('other codes are told apart from damaged ones', () => {
    const [frame = ''] = splitIntoFrames(utf8('words'), 'abcdef01-0000-7000-8000-000000000001');
    expect(frame).toMatch(/^CR1\/ABCDEF01\/1\/1\/[0-9A-F]{8}\//);
    expect(addFrame(new Map(), 'https://example.org').seen).toBe('foreign');
    expect(addFrame(new Map(), frame.slice(0, -1)).seen).toBe('damaged');
    expect(addFrame(new Map(), frame.replace('/1/1/', '/2/1/')).seen).toBe('damaged');
    const { read, seen } = addFrame(new Map(), frame);
    expect([seen, addFrame(read, frame).seen]).toEqual(['new', 'known']);
  });

  test('a sequence that nobody could show is not begun', () => {
    expect(splitIntoFrames(new Uint8Array(600 * 999), 'abcdef01')).toHaveLength(999);
    expect(() => splitIntoFrames(new Uint8Array(600 * 999 + 1), 'abcdef01')).toThrow(RangeError);
  });

  test('the longest frame is a code that a camera reads', () => {
    const bytes = new Uint8Array(randomBytes(600 * 999));
    const frame = splitIntoFrames(bytes, crypto.randomUUID()).at(-1) as string;
    const modules = encodeQR(frame, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 4 });
    expect(modules.length).toBeLessThanOrEqual(97 + 8);
    const scale = 4;
    const size = modules.length * scale;
    const data = new Uint8Array(size * size * 4);
    for (let at = 0; at < size * size; at++) {
      const dark = modules[Math.floor(at / size / scale)]?.[Math.floor((at % size) / scale)];
      data.set([dark ? 0 : 255, dark ? 0 : 255, dark ? 0 : 255, 255], at * 4);
    }
    expect(decodeQR({ width: size, height: size, data })).toBe(frame);
  });
});
