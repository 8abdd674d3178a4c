// Where the visitor is just now, the screen or what has opened over it, and what can be touched there in reading order: the one answer that
// arrow keys, scanning and speech share.
const TARGETS = 'button, summary, input, textarea, select';

/** Null while staff use their panel: that is none of a visitor's. */
export function sceneIn(document: Document): HTMLElement | null {
  if (document.querySelector('.staff-panel')) return null;
  for (const over of ['.idle-warning', 'dialog:modal', ':popover-open', '.screen']) {
    const scene = document.querySelector<HTMLElement>(over);
    if (scene) return scene;
  }
  return null;
}

export function targetsIn(scene: Element): HTMLElement[] {
  return [...scene.querySelectorAll<HTMLElement>(TARGETS)].filter(canBeUsed);
}

export function isTarget(element: Element): boolean {
  return element.matches(TARGETS);
}

/** Beginning after the heading, so that the question's own choices come first and what is the same on every screen last. */
export function fromHeading<T extends Element>(scene: Element, elements: readonly T[]): T[] {
  const heading = scene.querySelector('h1, h2');
  const first = elements.findIndex((one) => heading && heading.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  return first <= 0 ? [...elements] : [...elements.slice(first), ...elements.slice(0, first)];
}

function canBeUsed(element: HTMLElement): boolean {
  return !element.matches(':disabled') && !element.closest('[aria-hidden="true"]') && element.checkVisibility({ visibilityProperty: true });
}
