// A part of a rescue as a sequence of QR codes, read in any order, as often as wanted, from several kiosks at once. A frame says which part
// it belongs to and which piece of it it is: `CR1/<part>/<number>/<of>/<crc>/<data>`, all in a QR code's alphanumeric characters.
import { fromBase45, toBase45 } from './base45.ts';
import { crc32 } from './crc32.ts';

/** Fits a code of 97 by 97 modules with error correction M, which a webcam reads from a screen. */
const FRAME_BYTES = 600;
const MAX_FRAMES = 999;
const FRAME = /^CR1\/([0-9A-F]{8})\/([1-9]\d{0,2})\/([1-9]\d{0,2})\/([0-9A-F]{8})\/([0-9A-Z $%*+\-./:]+)$/;

export type Frame = { part: string; number: number; of: number; data: Uint8Array<ArrayBuffer> };
/** What has been read of one part. */
export type FrameSet = { part: string; of: number; frames: ReadonlyMap<number, Uint8Array<ArrayBuffer>> };
/** Parts by `part` and `of`, in the order in which they were first seen. */
export type ReadFrames = ReadonlyMap<string, FrameSet>;
export type FrameSeen = 'new' | 'known' | 'damaged' | 'foreign';

/** `id` is the part's UUID. Throws when it would take more frames than anybody can show. */
export function splitIntoFrames(bytes: Uint8Array, id: string): string[] {
  const of = Math.max(1, Math.ceil(bytes.length / FRAME_BYTES));
  if (of > MAX_FRAMES) throw new RangeError(`${of} frames are too many`);
  const part = id.slice(0, 8).toUpperCase();
  return Array.from({ length: of }, (_, place) => {
    const data = toBase45(bytes.subarray(place * FRAME_BYTES, (place + 1) * FRAME_BYTES));
    const named = `${part}/${place + 1}/${of}`;
    return `CR1/${named}/${checksum(named, data)}/${data}`;
  });
}

/** `foreign`: a code that is not ours; `damaged`: ours, but misread. */
export function readFrame(text: string): Frame | 'damaged' | 'foreign' {
  if (!text.startsWith('CR1/')) return 'foreign';
  const [, part, number, of, crc, data] = FRAME.exec(text) ?? [];
  if (!part || !number || !of || !data || checksum(`${part}/${number}/${of}`, data) !== crc) return 'damaged';
  const bytes = fromBase45(data);
  return bytes && Number(number) <= Number(of) ? { part, number: Number(number), of: Number(of), data: bytes } : 'damaged';
}

export function addFrame(read: ReadFrames, text: string): { read: ReadFrames; seen: FrameSeen } {
  const frame = readFrame(text);
  if (typeof frame === 'string') return { read, seen: frame };
  const { part, number, of, data } = frame;
  const set = read.get(`${part}/${of}`) ?? { part, of, frames: new Map() };
  if (set.frames.has(number)) return { read, seen: 'known' };
  const grown = { ...set, frames: new Map(set.frames).set(number, data) };
  return { read: new Map(read).set(`${part}/${of}`, grown), seen: 'new' };
}

export function missingFrames({ of, frames }: FrameSet): number[] {
  return Array.from({ length: of }, (_, place) => place + 1).filter((number) => !frames.has(number));
}

/** null while a frame is missing. */
export function joinFrames({ of, frames }: FrameSet): Uint8Array<ArrayBuffer> | null {
  if (frames.size < of) return null;
  const pieces = Array.from({ length: of }, (_, place) => frames.get(place + 1) ?? new Uint8Array());
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

function checksum(named: string, data: string): string {
  const bytes = Uint8Array.from(`${named}/${data}`, (character) => character.charCodeAt(0));
  return crc32(bytes).toString(16).toUpperCase().padStart(8, '0');
}
