// Touches on the keys, as fast as two thumbs can: a key acts the moment it is touched, each finger by itself, and shows it in the same
// frame. Erasing and moving repeat while held; other keys may offer more. Clicks without a finger are those of a keyboard, a switch
// or a screen reader, and act as well.
export type TouchedKeys = {
  press(key: HTMLElement): void;
  /** Held: `repeat` goes on pressing, `offer` has shown more to choose from. */
  held(key: HTMLElement): 'repeat' | 'offer' | 'nothing';
};
/** A timer, handed in; returns how to stop it. */
export type After = (ms: number, call: () => void) => () => void;

const HOLD_MS = 420;
const REPEAT_MS = 65;
const FASTEST_MS = 30;

type Finger = { key: HTMLElement; stop(): void; offered: boolean };

/** Returns how to stop. */
export function touchKeys(host: HTMLElement, keys: TouchedKeys, after: After): () => void {
  const fingers = new Map<number, Finger>();
  const stopAll = () => {
    for (const { stop } of fingers.values()) stop();
  };
  const down = (event: PointerEvent) => {
    // Focus and caret stay where they are.
    event.preventDefault();
    const key = keyAt(event.target);
    if (!key || event.button > 0) return;
    stopAll();
    const finger: Finger = { key, offered: false, stop: after(HOLD_MS, () => hold(finger)) };
    fingers.set(event.pointerId, finger);
    mark(key, true);
    if (!waitsForClick(key)) keys.press(key);
  };
  const hold = (finger: Finger) => {
    const outcome = keys.held(finger.key);
    finger.offered = outcome === 'offer';
    if (outcome === 'repeat') repeat(finger, REPEAT_MS);
  };
  const repeat = (finger: Finger, ms: number) => {
    keys.press(finger.key);
    finger.stop = after(ms, () => repeat(finger, Math.max(FASTEST_MS, ms - 2)));
  };
  const move = (event: PointerEvent) => {
    if (!fingers.get(event.pointerId)?.offered) return;
    const under = offeredAt(event);
    for (const one of host.querySelectorAll('[data-offered]')) mark(one, one === under);
  };
  const up = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    finger?.stop();
    if (finger && ![...fingers.values()].some(({ key }) => key === finger.key)) mark(finger.key, false);
    const chosen = finger?.offered && event.type === 'pointerup' && offeredAt(event);
    if (chosen) keys.press(chosen);
  };
  const click = (event: MouseEvent) => {
    const key = keyAt(event.target);
    const byFinger = (event as PointerEvent).pointerType;
    if (key && (!byFinger || waitsForClick(key))) keys.press(key);
  };
  listen(host, { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, click, mousedown: stopped, contextmenu: stopped });
  return stopAll;
}

/** What goes away when it is touched waits for the end of the touch: the click would fall on what stood behind it. */
function waitsForClick({ dataset }: HTMLElement): boolean {
  return dataset.act === 'done' || dataset.offered !== undefined;
}

/** A key that is held is no wish for a menu; nor for the click that stands in for one, since it has acted. */
function stopped(event: Event): void {
  event.preventDefault();
  const key = keyAt(event.target);
  if (!key || !waitsForClick(key)) event.stopPropagation();
}

function listen(host: HTMLElement, listeners: { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void }): void {
  for (const [type, listener] of Object.entries(listeners)) host.addEventListener(type, listener as EventListener);
}

function mark(key: Element, on: boolean): void {
  key.toggleAttribute('data-down', on);
}

function keyAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
}

function offeredAt({ clientX, clientY }: PointerEvent): HTMLElement | null {
  const key = keyAt(document.elementFromPoint(clientX, clientY));
  return key?.hasAttribute('data-offered') ? key : null;
}
