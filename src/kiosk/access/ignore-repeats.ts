// For hands that tremble: a touch counts once, and one that follows within a moment is heard by nothing on the screen. Of keys it is the same
// key that may bounce; one that is held is another matter (`held-keys.ts`).

/** Between the end of one touch and the beginning of the next. EN 301 549 asks for half a second of keys (5.8). */
export const QUIET_MS = 700;

export type IgnoreParts = { isWanted(): boolean; onIgnored(): void };

export function ignoreRepeats(window: EventTarget, { isWanted, onIgnored }: IgnoreParts): void {
  const isRepeat = (timeStamp: number, lastMs = Number.NEGATIVE_INFINITY) => {
    const is = isWanted() && timeStamp - lastMs < QUIET_MS;
    if (is) onIgnored();
    return is;
  };
  ignoreTouches(window, isRepeat);
  ignoreKeys(window, isRepeat, isWanted);
}

type IsRepeat = (timeStamp: number, lastMs: number | undefined) => boolean;

/** Whether the touch before counted or not: who goes on trembling is waited for. */
function ignoreTouches(window: EventTarget, isRepeat: IsRepeat): void {
  const ignored = new Set<number>();
  let lastMs: number | undefined;
  let lastId = -1;
  before<PointerEvent>(window, ['pointerdown'], ({ pointerId, timeStamp }) => {
    ignored.delete(pointerId);
    if (isRepeat(timeStamp, lastMs)) ignored.add(pointerId);
    lastMs = timeStamp;
    lastId = pointerId;
  });
  before<PointerEvent>(window, ['pointerup', 'pointercancel'], ({ timeStamp }) => {
    lastMs = timeStamp;
  });
  // What says nothing of its touch follows it at once.
  before<Partial<PointerEvent> & Event>(window, OF_TOUCHES, (event) => ignored.has(event.pointerId ?? lastId) && swallow(event));
}

const OF_TOUCHES = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'mousedown', 'mouseup', 'click', 'contextmenu'];

/** One that is held is pressed once: nothing repeats for who can't let go in time (EN 301 549, 5.7). */
function ignoreKeys(window: EventTarget, isRepeat: IsRepeat, isWanted: () => boolean): void {
  const lastMs = new Map<string, number>();
  const ignored = new Set<string>();
  before<KeyboardEvent>(window, ['keydown'], ({ code, timeStamp, repeat }) => {
    if (!repeat) ignored[isRepeat(timeStamp, lastMs.get(code)) ? 'add' : 'delete'](code);
  });
  before<KeyboardEvent>(window, ['keydown', 'keyup'], (event) => {
    lastMs.set(event.code, event.timeStamp);
    if (ignored.has(event.code) || (event.repeat && isWanted())) swallow(event);
  });
}

/** Of all that listens this is asked first. */
function before<E extends Event>(window: EventTarget, types: readonly string[], listener: (event: E) => void): void {
  for (const type of types) window.addEventListener(type, listener as (event: Event) => void, true);
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
