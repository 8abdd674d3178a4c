// The one heading of a screen. It takes the focus when its screen appears, so that a screen reader reads it and Tab goes on
// from there.
import type { ComponentChildren } from 'preact';

export function Heading({ children }: { children: ComponentChildren }) {
  return (
    <h1 ref={focus} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** A ref that stays the same function: called once, when the heading appears. A preview takes no focus from who is typing beside it. */
export function focus(heading: HTMLElement | null): void {
  if (document.hasFocus()) heading?.focus({ preventScroll: true });
}
