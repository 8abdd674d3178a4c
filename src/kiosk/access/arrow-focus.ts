// Arrow keys move among what stands on the screen, as on a keypad with arrows and Enter: to the nearest thing in that direction. In a field
// they move the caret, and on the keyboard's keys it looks after itself.
import { sceneIn, targetsIn } from './scene.ts';

type Box = { left: number; right: number; top: number; bottom: number };

export function startArrowFocus(document: Document): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !event.key.startsWith('Arrow'))
      return;
    const from = document.activeElement;
    const scene = sceneIn(document);
    if (!scene || from?.closest('input, textarea, select, .typing-key')) return;
    const targets = targetsIn(scene);
    const to = from && scene.contains(from) && from !== scene ? nearest(from, targets, event.key) : targets[0];
    if (!to) return;
    event.preventDefault();
    to.focus({ preventScroll: false });
  });
}

function nearest(from: Element, targets: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const box = from.getBoundingClientRect();
  const others = targets.filter((one) => one !== from).map((one) => ({ one, far: howFar(box, one.getBoundingClientRect(), key) }));
  return others.filter(({ far }) => far !== null).sort((a, b) => Number(a.far) - Number(b.far))[0]?.one;
}

/** Ahead, and rather straight than aside. Null for what does not lie in that direction. */
export function howFar(from: Box, to: Box, key: string): number | null {
  const [ahead, aside] = key === 'ArrowLeft' || key === 'ArrowRight' ? (['x', 'y'] as const) : (['y', 'x'] as const);
  const sign = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  const forward = sign * (middle(to, ahead) - middle(from, ahead));
  const clear = sign > 0 ? edge(to, ahead, 0) - edge(from, ahead, 1) : edge(from, ahead, 0) - edge(to, ahead, 1);
  if (forward <= 0 || clear < -1) return null;
  const apart = Math.max(0, edge(to, aside, 0) - edge(from, aside, 1), edge(from, aside, 0) - edge(to, aside, 1));
  return clear + 3 * apart + Math.abs(middle(to, aside) - middle(from, aside)) / 4;
}

function edge({ left, right, top, bottom }: Box, axis: 'x' | 'y', end: 0 | 1): number {
  return axis === 'x' ? ([left, right][end] as number) : ([top, bottom][end] as number);
}

function middle(box: Box, axis: 'x' | 'y'): number {
  return (edge(box, axis, 0) + edge(box, axis, 1)) / 2;
}
