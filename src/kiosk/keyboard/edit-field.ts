// What a key does to the field: the text lives there alone. Whole characters as people see them are moved over and erased, the limit
// holds as it does for a hardware keyboard, and whoever listens hears one `input` a change. Never moves the focus.
export type Field = HTMLInputElement | HTMLTextAreaElement;

/** In place of what is selected, or of the last `over` code units. False when it did not fit, or nothing may be written now. */
export function insert(field: Field, text: string, over = 0): boolean {
  const [start, to] = selection(field);
  const from = Math.max(0, start - over);
  const length = field.value.length - (to - from) + text.length;
  if (field.readOnly || (field.maxLength >= 0 && length > field.maxLength)) return false;
  replace(field, from, to, text, 'insertText');
  return true;
}

export function erase(field: Field): void {
  const [from, to] = selection(field);
  const start = from === to ? from - lastCharacter(field.value.slice(0, from)).length : from;
  if (!field.readOnly && start < to) replace(field, start, to, '', 'deleteContentBackward');
}

/** As the arrow says: to the left is back in most scripts and onwards in Arabic. */
export function moveCaret(field: Field, side: 'left' | 'right'): void {
  const [from, to] = selection(field);
  const back = (side === 'left') === (getComputedStyle(field).direction !== 'rtl');
  const caret = back ? from - lastCharacter(field.value.slice(0, from)).length : to + firstCharacter(field.value.slice(to)).length;
  const place = from === to ? caret : back ? from : to;
  field.setSelectionRange(place, place);
}

export function textBeforeCaret(field: Field): string {
  return field.value.slice(0, selection(field)[0]);
}

function replace(field: Field, from: number, to: number, text: string, inputType: string): void {
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data: text || null }));
}

function selection(field: Field): [number, number] {
  return [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length];
}

function firstCharacter(text: string): string {
  return characters(text).next().value?.segment ?? '';
}

/** Characters are never longer than this, so a long text costs no more than a short one. */
const LONGEST = 40;

function lastCharacter(before: string): string {
  return [...characters(before.slice(-LONGEST))].at(-1)?.segment ?? '';
}

function characters(text: string) {
  return new Intl.Segmenter().segment(text)[Symbol.iterator]();
}
