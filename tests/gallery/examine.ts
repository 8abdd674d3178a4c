// Runs in the kiosk's page: looks for what a person would see at once. Text that is cut off or out of reach, text over text, a button that
// something covers, a screen that moves sideways. Each finding names its element.

export function examine(): string[] {
  const SLACK = 2;
  const findings: string[] = [];
  const say = (what: string, element: Element) => findings.push(`${what}: ${nameOf(element)}`);
  const scope = document.querySelector('dialog[open]') ?? [...document.querySelectorAll('[popover]:popover-open')].at(-1) ?? document.body;
  if (document.documentElement.scrollWidth > innerWidth) say('runs over its edge', widest());
  const lines = textLines();
  for (const line of lines) {
    const cutter = cutBy(line);
    if (cutter) say(`cut off by ${nameOf(cutter)}`, line.element);
    const button = line.element.closest('button, a');
    if (button && !isInside(line.box, button.getBoundingClientRect())) say('runs out of its button', line.element);
  }
  for (const [one, other] of overlapping(lines)) say(`stands over ${nameOf(other.element)}`, one.element);
  for (const control of controls()) {
    const above = coveredBy(control);
    if (above) say(`covered by ${nameOf(above)}`, control);
  }
  return [...new Set(findings)];

  type Line = { element: Element; box: DOMRect };

  function nameOf(element: Element): string {
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
    return `${element.tagName.toLowerCase()}${[...element.classList].map((name) => `.${name}`).join('')} "${text}"`;
  }

  function widest(): Element {
    const right = (element: Element) => element.getBoundingClientRect().right;
    return [...document.querySelectorAll('body *')].reduce((one, other) => (right(other) > right(one) ? other : one), document.body);
  }

  /** Shown at all: not for screen readers alone, not faded away. */
  function isShown(element: Element): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    for (let up: Element | null = element; up; up = up.parentElement) if (getComputedStyle(up).clipPath === 'inset(50%)') return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1;
  }

  function textLines(): Line[] {
    const found: Line[] = [];
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.nodeValue?.trim() || !isShown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) found.push({ element, box });
    }
    return found;
  }

  /** What hides a part of the line for good: an ancestor that cuts and does not scroll, or the window's edge. */
  function cutBy({ element, box }: Line): Element | null {
    for (let up: Element | null = element; up && up !== document.documentElement; up = up.parentElement) {
      const { display, overflowX, overflowY, position } = getComputedStyle(up);
      // It has no box that could cut.
      if (display === 'contents') continue;
      if (overflowY === 'auto' || overflowY === 'scroll') return sideways(box, up.getBoundingClientRect()) ? up : null;
      const edge = up.getBoundingClientRect();
      if (overflowX !== 'visible' && sideways(box, edge)) return up;
      if (overflowY !== 'visible' && upright(box, edge)) return up;
      if (position === 'fixed') break;
    }
    const { scrollHeight } = document.documentElement;
    if (sideways(box, new DOMRect(0, 0, innerWidth, innerHeight))) return document.documentElement;
    return box.top < -SLACK || box.bottom > Math.max(innerHeight, scrollHeight) + SLACK ? document.documentElement : null;
  }

  function sideways(box: DOMRect, edge: DOMRect): boolean {
    return box.left < edge.left - SLACK || box.right > edge.right + SLACK;
  }

  /** Of what letters draw: a line's box is higher. */
  function upright(box: DOMRect, edge: DOMRect): boolean {
    const room = box.height * 0.2 + SLACK;
    return box.top + room < edge.top || box.bottom - room > edge.bottom;
  }

  function isInside(box: DOMRect, edge: DOMRect): boolean {
    return !sideways(box, edge) && !upright(box, edge);
  }

  function overlapping(all: readonly Line[]): [Line, Line][] {
    return all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => overlap(one, other))
        .map((other): [Line, Line] => [one, other]),
    );
  }

  function overlap(one: Line, other: Line): boolean {
    if (one.element === other.element || !isOut(one) || !isOut(other) || layerOf(one.element) !== layerOf(other.element)) return false;
    const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    return across > SLACK && down > Math.min(one.box.height, other.box.height) * 0.35;
  }

  /** Not scrolled away. */
  function isOut({ element, box }: Line): boolean {
    return !isScrolledOut(element, box.left + box.width / 2, box.top + box.height / 2);
  }

  /** What stays in its place while the rest moves below it. */
  function layerOf(element: Element): Element | null {
    for (let up: Element | null = element; up; up = up.parentElement) if (/sticky|fixed/.test(getComputedStyle(up).position)) return up;
    return null;
  }

  function controls(): Element[] {
    const all = [...scope.querySelectorAll('button:not([aria-hidden="true"]), a[href], input, textarea, select, summary')];
    return all.filter((element) => isShown(element) && !element.matches(':disabled') && !element.closest('[inert]'));
  }

  function coveredBy(control: Element): Element | null {
    const { left, top, width, height } = control.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    // Out of sight, to be scrolled to.
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight || isScrolledOut(control, x, y)) return null;
    const at = document.elementFromPoint(x, y);
    return at === null || control.contains(at) || at.contains(control) || at.closest('label')?.contains(control) ? null : at;
  }

  function isScrolledOut(element: Element, x: number, y: number): boolean {
    for (let up = element.parentElement; up; up = up.parentElement) {
      const { display, overflowX, overflowY } = getComputedStyle(up);
      if (display === 'contents' || (overflowX === 'visible' && overflowY === 'visible')) continue;
      const { left, right, top, bottom } = up.getBoundingClientRect();
      if (x < left || x > right || y < top || y > bottom) return true;
    }
    return false;
  }
}
