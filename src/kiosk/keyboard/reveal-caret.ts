// Keeps the line being typed in sight. Browsers scroll a field to its caret only for their own typing, and tell nobody where the caret
// stands: it is measured in a likeness of the field that is gone again at once.
import type { Field } from './edit-field.ts';

export function revealCaret(field: Field): void {
  if (field.scrollHeight <= field.clientHeight && field.scrollWidth <= field.clientWidth) return;
  const likeness = document.createElement('div');
  likeness.className = 'likeness';
  likeness.dir = getComputedStyle(field).direction;
  likeness.dataset.lines = field instanceof HTMLTextAreaElement ? 'many' : 'one';
  const caret = document.createElement('span');
  caret.textContent = '\u200b';
  const place = field.selectionEnd ?? field.value.length;
  likeness.append(field.value.slice(0, place), caret, field.value.slice(place));
  field.after(likeness);
  const { offsetTop, offsetLeft, offsetHeight } = caret;
  likeness.remove();
  field.scrollTop = within(field.scrollTop, offsetTop, offsetHeight, field.clientHeight);
  field.scrollLeft = within(field.scrollLeft, offsetLeft, 0, field.clientWidth);
}

/** The smallest change that brings a stretch into view, with a little room around it. */
function within(scrolled: number, start: number, length: number, visible: number): number {
  const margin = length / 2 || visible / 20;
  return Math.min(Math.max(scrolled, start + length + margin - visible), start - margin);
}
