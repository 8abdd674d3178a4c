// Keeps the page a kiosk: what would lead a visitor out of it, or leave something behind for the next, is stopped where a page can
// stop it. The rest is the operator's (browser policy, see docs/operations.md).
import { trapHistory } from './history-trap.ts';
import { isLockedKey } from './locked-keys.ts';
import { longPressCounts } from './long-press.ts';
import { pressedMarks } from './pressed-marks.ts';

/** Menus, dragging, files, and a clipboard that the next visitor could read. */
const STOPPED = ['contextmenu', 'dragstart', 'dragover', 'drop', 'copy', 'cut', 'paste', 'selectstart', 'gesturestart', 'auxclick'];

export function lockDown(document: Document, window: Window, onTouched: () => void): void {
  longPressCounts(document);
  for (const type of STOPPED) document.addEventListener(type, stopUnlessTyping, { capture: true, passive: false });
  document.addEventListener('keydown', (event) => isLockedKey(event) && event.preventDefault(), true);
  document.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  document.addEventListener('touchmove', (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
  document.addEventListener('click', stopLinks, true);
  for (const type of ['pointerdown', 'keydown', 'input']) document.addEventListener(type, onTouched, { capture: true, passive: true });
  pressedMarks(document);
  trapHistory(window);
}

/** Selecting is allowed inside one's own words; nothing else is. */
function stopUnlessTyping(event: Event): void {
  if (event.type === 'selectstart' && event.target instanceof Element && event.target.closest('textarea, input')) return;
  event.preventDefault();
}

function stopLinks(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('a[href]')) event.preventDefault();
}
