// Staff walk away too: whatever they opened closes after a minute without a touch.
const CLOSE_AFTER_MS = 60_000;

/** Returns how to stop watching. */
export function closesWhenIdle(document: Document, close: () => void): () => void {
  let timer = setTimeout(close, CLOSE_AFTER_MS);
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(close, CLOSE_AFTER_MS);
  };
  for (const type of ['pointerdown', 'keydown']) document.addEventListener(type, again);
  return () => {
    clearTimeout(timer);
    for (const type of ['pointerdown', 'keydown']) document.removeEventListener(type, again);
  };
}
