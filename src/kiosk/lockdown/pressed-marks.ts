// Marks the button under a finger in the very frame of the touch. Browsers wait before `:active` applies to a touch, in case it
// becomes a scroll; here nothing scrolls.
export function pressedMarks(document: Document): void {
  let pressed: Element | null = null;
  const release = () => {
    pressed?.removeAttribute('data-pressed');
    pressed = null;
  };
  document.addEventListener('pointerdown', ({ target }) => {
    release();
    pressed = target instanceof Element ? target.closest('button') : null;
    pressed?.setAttribute('data-pressed', '');
  });
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) document.addEventListener(type, release);
}
