// What a screen is about; when the screen comes, or says something new, it is in view and has the focus, so that a screen reader begins there.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** `news`: another one is something new. */
export function ScreenHeading({ news, children }: { news?: unknown; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what the effect is for.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('main')?.scrollIntoView();
  }, [news]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
