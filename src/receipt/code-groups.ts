// A code as it is typed at a kiosk: always in the groups of the receipt, with the cursor where the person left it. Pure.
import { grouped } from '../protocol/receipt.ts';
import { type CodeName, LENGTHS, tidied } from './typed-codes.ts';

/** What stands in a field, and what of it is marked: from `start` to before `end`, the cursor where both are the same. */
export type Field = { text: string; start: number; end: number };
export type TypedSoFar = { text: string; caret: number };

export function typeInto(name: CodeName, { text, start, end }: Field, characters: string): TypedSoFar {
  return joined(name, tidied(text.slice(0, start)) + tidied(characters), tidied(text.slice(end)));
}

export function eraseIn(name: CodeName, { text, start, end }: Field): TypedSoFar {
  const before = tidied(text.slice(0, start));
  return joined(name, start === end ? before.slice(0, -1) : before, tidied(text.slice(end)));
}

function joined(name: CodeName, before: string, after: string): TypedSoFar {
  const { most } = LENGTHS[name];
  const code = (before + after).slice(0, most);
  const text = inGroups(name, code);
  return { text, caret: placeAfter(text, Math.min(before.length, most)) };
}

function inGroups(name: CodeName, code: string): string {
  if (name === 'reference' && code.length >= LENGTHS.reference.least) return grouped(code).replaceAll('-', ' ');
  return code.match(name === 'secret' ? /.{1,4}/g : /.{1,3}/g)?.join(' ') ?? '';
}

/** Where so many characters stand before the cursor. */
function placeAfter(text: string, count: number): number {
  let place = 0;
  for (let left = count; left > 0; place++) if (text[place] !== ' ') left--;
  return place;
}
