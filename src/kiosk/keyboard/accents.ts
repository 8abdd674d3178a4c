// What a letter offers beyond itself: to those who hold its key, and on a layer of its own to those who can't hold or don't know.
// Names come from everywhere, so every Latin keyboard has the accents of all its neighbours, those of its own language first.

import type { Layout } from './layouts/layout.ts';
import { isLatin } from './layouts/layout-for.ts';

const LATIN = 'áéíóúàèìòùâêîôûäëïöüãõñçåøæœßýÿ';
const BASE: Readonly<Record<string, string>> = { ø: 'o', æ: 'a', œ: 'o', ß: 's' };
const SIGNS = '.?!…: ,; \'’" -–_ ?¿ !¡ $€£¥';

/** Without the key itself. */
export function heldOf(layout: Layout, key: string): string[] {
  const group = [...(layout.held ?? '').split(' '), ...SIGNS.split(' ')].find(([first]) => first === key);
  return group ? [...group].slice(1) : accentsOf(layout).filter((accent) => baseOf(accent) === key);
}

/** The commonest first: what has no room on a layer is still under its letter. */
export function accentsOf(layout: Layout): string[] {
  return [...new Set(layout.accents + (isLatin(layout) ? LATIN : ''))];
}

function baseOf(accent: string): string {
  return BASE[accent] ?? accent.normalize('NFD').charAt(0);
}
