// Where a capital is due, so that nobody has to look for Shift: at the beginning, after a sentence, on a new line; in names, at each word.
import type { FieldKind } from './keys.ts';

export function wantsCapital(kind: FieldKind, before: string): boolean {
  if (kind === 'text') return /(?:^|[.!?…]["'»”’)]*\s+|\n)["'«“‘¿¡(\s]*$/.test(before);
  return kind === 'name' && /(?:^|[\s-])$/.test(before);
}
