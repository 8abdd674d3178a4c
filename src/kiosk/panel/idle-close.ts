// Staff walk away too: whatever they opened closes after a while without a touch.
export const CLOSE_AFTER_MS = 60_000;
/** Codes are being filmed, nobody touches the screen, and there is nothing on it to be read. */
export const CLOSE_CODES_AFTER_MS = 15 * 60_000;

/** Returns how to stop watching. */
export function closesWhenIdle(document: Document, close: () => void, afterMs: number): () => void {
  let timer = setTimeout(close, afterMs);
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(close, afterMs);
  };
  for (const type of ['pointerdown', 'keydown']) document.addEventListener(type, again);
  return () => {
    clearTimeout(timer);
    for (const type of ['pointerdown', 'keydown']) document.removeEventListener(type, again);
  };
}
