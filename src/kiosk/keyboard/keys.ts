// Which keys stand where: rows on a grid of half keys, so that letters keep their places from layer to layer and nothing moves under
// a finger. Pure: it follows from the language, the kind of field and the room there is.
import { accentsOf } from './accents.ts';
import type { Layout } from './layouts/layout.ts';
import { isLatin, layoutFor, plainLayoutFor } from './layouts/layout-for.ts';

export type FieldKind = 'text' | 'name' | 'email' | 'phone' | 'number';
export type Layer = 'letters' | 'signs' | 'accents';
export type Act = 'shift' | 'erase' | 'line' | 'left' | 'right' | 'space' | 'done' | 'script' | Layer;
/** In half keys; a key without text or act is a gap. */
export type Key = { width: number; text?: string; act?: Act };
export type Keys = { columns: number; rows: Key[][]; layout: Layout };
export type Wish = {
  kind: FieldKind;
  multiline: boolean;
  locale: string;
  layer: Layer;
  /** Latin letters for those who write another script. */
  latin: boolean;
  /** Room for digits above the letters. */
  tall: boolean;
};

const DIGITS = '1234567890';

export function keysFor(wish: Wish): Keys {
  const { kind, latin, locale } = wish;
  const layout = kind === 'email' || latin ? plainLayoutFor(locale) : layoutFor(locale);
  if (kind === 'phone' || kind === 'number') return { columns: 8, layout, rows: pad(kind) };
  const columns = isLatin(layout) ? 22 : 24;
  const shift = isLatin(layout) && wish.layer !== 'signs' ? act('shift') : undefined;
  const [first, second, third] = threeRows(layout, wish, columns / 2 - 1);
  const rows = [
    row(columns, first, { end: act('erase') }),
    row(columns, second, { end: wish.multiline ? act('line') : char('-') }),
    row(columns, third, { start: shift }),
    lastRow(columns, wish),
  ];
  return { columns, layout, rows: wish.tall ? [row(columns, digitsAbove(wish, columns / 2)), ...rows] : rows };
}

function threeRows(layout: Layout, { kind, layer, tall }: Wish, room: number): readonly [string, string, string] {
  const { letters, marks, signs } = layout;
  if (layer === 'signs') return tall ? [signs[0], signs[2], signs[1]] : [DIGITS, signs[0], signs[1]];
  if (layer === 'accents') {
    const accents = accentsOf(layout).join('');
    return [accents.slice(0, room), accents.slice(room, 2 * room), accents.slice(2 * room, 3 * room)];
  }
  if (kind !== 'email') return [letters[0], letters[1], letters[2] + marks];
  const [first, second, third] = letters.map((letters) => letters.replace(/[^a-z]/g, ''));
  return [first ?? '', second ?? '', `${third}_.+`];
}

/** Where no line can be broken the hyphen stands further down. */
function digitsAbove({ multiline }: Wish, room: number): string {
  return multiline ? `${DIGITS}-:`.slice(0, room) : DIGITS;
}

/** One key over stands as half a key before and half a key after; what is further from full begins at the left. */
function row(columns: number, text: string, { start, end }: { start?: Key | undefined; end?: Key } = {}): Key[] {
  const keys = [...text].map(char);
  const rest = columns - 2 * (keys.length + (start ? 1 : 0) + (end ? 1 : 0));
  const halves = rest === 2 ? 1 : 0;
  const lead = start ? [{ ...start, width: start.width + halves }] : gap(halves);
  const trail = end ? [...gap(halves ? 0 : rest), { ...end, width: end.width + halves }] : gap(rest - halves);
  return [...lead, ...keys, ...trail];
}

function lastRow(columns: number, { kind, layer, locale, latin }: Wish): Key[] {
  const layers = [act(layer === 'signs' ? 'letters' : 'signs', 3)];
  if (kind !== 'email') layers.push(act(layer === 'accents' ? 'letters' : 'accents', 3));
  if (kind !== 'email' && (latin || !isLatin(layoutFor(locale)))) layers.push(act('script', 3));
  const width = columns - 3 * layers.length - 8;
  const wide = kind === 'email' ? { ...char('@'), width } : act('space', width);
  return [...layers, act('left'), act('right'), wide, act('done', 4)];
}

function pad(kind: 'phone' | 'number'): Key[][] {
  return [
    row(8, '123', { end: act('erase') }),
    row(8, '456', { end: act('left') }),
    row(8, '789', { end: act('right') }),
    [kind === 'phone' ? char('+') : { width: 2 }, char('0'), act('done', 4)],
  ];
}

function char(text: string): Key {
  return { width: 2, text };
}

function act(act: Act, width = 2): Key {
  return { width, act };
}

function gap(width: number): Key[] {
  return width > 0 ? [{ width }] : [];
}
