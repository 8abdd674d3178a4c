// Which keys a browser would act on: print, save, find, zoom, reload, go back, developer tools. Typing, moving the cursor and Tab
// stay free.
type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const NAVIGATION = /^(?:F\d{1,2}|Browser\w+|ContextMenu|Launch\w+)$/;
const EDITING = /^(?:a|z|y|backspace|delete|home|end|arrow\w+)$/i;
/** With Alt: back, forward, home page, and the letters of menus and of the address bar. AltGr types, and comes without `altKey` or with Ctrl. */
const WITH_ALT = /^(?:Arrow(?:Left|Right)|Home|Enter|[a-z])$/i;
/** Asks whether to delete the browser's data, this kiosk's among it. */
const isClearData = ({ key, ctrlKey, shiftKey }: Key) => ctrlKey && shiftKey && key === 'Delete';

export function isLockedKey(pressed: Key): boolean {
  const { key, ctrlKey, metaKey, altKey } = pressed;
  if (NAVIGATION.test(key) || isClearData(pressed)) return true;
  if (altKey && !ctrlKey && WITH_ALT.test(key)) return true;
  // Ctrl and Alt together is AltGr on many keyboards: that types.
  return (ctrlKey || metaKey) && !altKey && key !== 'Control' && key !== 'Meta' && !EDITING.test(key);
}
