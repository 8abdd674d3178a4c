// The search that the tests of "no words on the disk" rely on finds words in every form it says it finds.
import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { holdsWords } from '../support/profile-search.ts';

const WORDS = 'Zanzibarquokka Ñandú';
const utf8 = Buffer.from(`x${WORDS}y`, 'utf8');
const utf16 = Buffer.from(`x${WORDS}y`, 'utf16le');
const at = (shift: number, bytes: Buffer) => Buffer.concat([Buffer.alloc(shift, 'a'), bytes]);
const forms: [string, Buffer][] = [
  ['UTF-8', utf8],
  ['UTF-16, little end first', utf16],
  ['UTF-16, big end first', Buffer.from(utf16).swap16()],
  ['hexadecimal', Buffer.from(utf8.toString('hex'))],
  ['hexadecimal in capitals', Buffer.from(utf8.toString('hex').toUpperCase())],
  ['percent escapes', Buffer.from(encodeURIComponent(WORDS))],
  ['JSON escapes', Buffer.from(WORDS.replaceAll('Ñ', '\\u00d1').replaceAll('ú', '\\u00fa'))],
  ['gzip', gzipSync(utf8)],
  ['zlib', deflateSync(utf16)],
  ['base64 within gzip', gzipSync(utf8.toString('base64'))],
  ...[0, 1, 2].flatMap((shift): [string, Buffer][] => [
    [`base64 at ${shift}`, Buffer.from(at(shift, utf8).toString('base64'))],
    [`base64url at ${shift}`, Buffer.from(at(shift, utf8).toString('base64url'))],
    [`base64 of UTF-16 at ${shift}`, Buffer.from(at(shift, utf16).toString('base64'))],
  ]),
];

test.each(forms)('words are found as %s', (_what, bytes) => {
  const junk = Buffer.from('\x78\x9c\x1f\x8b\x08 something before ', 'latin1');
  expect(holdsWords(Buffer.concat([junk, bytes, Buffer.alloc(64)]), WORDS)).toBe(true);
  expect(holdsWords(Buffer.concat([junk, bytes, Buffer.alloc(64)]), 'Other words')).toBe(false);
});
