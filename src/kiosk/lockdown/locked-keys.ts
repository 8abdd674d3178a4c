// Which keys a browser would act on: print, save, find, zoom, reload, go back, developer tools. Typing, moving the cursor and Tab
// stay free.
type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const NAVIGATION = /^(?:F\d{1,2}|Browser\w+|ContextMenu|Launch\w+)$/;
const EDITING = /^(?:a|z|y|backspace|delete|home|end|arrow\w+)$/i;

export function isLockedKey({ key, ctrlKey, metaKey, altKey }: Key): boolean {
  if (NAVIGATION.test(key)) return true;
  if (altKey && /^(?:Arrow(?:Left|Right)|Home)$/.test(key)) return true;
  // Ctrl and Alt together is AltGr on many keyboards: that types.
  return (ctrlKey || metaKey) && !altKey && key !== 'Control' && key !== 'Meta' && !EDITING.test(key);
}
