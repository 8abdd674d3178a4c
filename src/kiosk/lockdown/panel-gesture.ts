// How staff reach their panel: a finger held for three seconds in the top left corner, or Ctrl+Alt+S. Discreet, not secret: the PIN
// keeps others out.
const HOLD_MS = 3_000;
const CORNER_MM = 20;

export function watchPanelGesture(document: Document, open: () => void): void {
  let hold: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(hold);
  document.addEventListener('pointerdown', ({ clientX, clientY }) => {
    const corner = CORNER_MM * pixelsPerMillimetre(document);
    stop();
    if (clientX <= corner && clientY <= corner) hold = setTimeout(open, HOLD_MS);
  });
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) document.addEventListener(type, stop);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey && event.altKey && event.code === 'KeyS') open();
  });
}

function pixelsPerMillimetre(document: Document): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm')) || 4;
}
