// Text that every store gives back as it went in: whole characters, and no U+0000, which PostgreSQL can't hold.

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** For text that is only shown: what can't be stored is left out. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

/** True when `test` holds for every string in a parsed JSON value; names are not looked at, shapes decide on those. */
export function everyText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every((child) => everyText(child, test));
}
