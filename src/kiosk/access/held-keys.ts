// Keys that are held: Space or Enter, long enough, start operation by one switch, for whoever has one and can't reach the panel. A key that
// is merely held a little long never acts again and again; so both act when they are let go, also Enter, which a button would take at once.
const HOLD_MS = 1_200;

export function watchHeldKeys(document: Document, onHeld: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pressing: Pressing | null = null;

  document.addEventListener(
    'keydown',
    (event) => {
      if (!isSwitch(event) || isWriting(event.target)) return;
      if (event.repeat) return void event.preventDefault();
      const { key } = event;
      const now: Pressing = { key, isHeld: false, waits: key === 'Enter' ? buttonOf(event.target) : null };
      pressing = now;
      if (now.waits) event.preventDefault();
      clearTimeout(timer);
      timer = setTimeout(() => {
        now.isHeld = true;
        onHeld();
      }, HOLD_MS);
    },
    true,
  );
  document.addEventListener(
    'keyup',
    (event) => {
      clearTimeout(timer);
      const ended = pressing?.key === event.key ? pressing : null;
      pressing = null;
      // What stands in focus must not take the end of it for a press.
      if (ended?.isHeld) event.preventDefault();
      else if (ended?.waits && ended.waits === document.activeElement) ended.waits.click();
    },
    true,
  );
}

type Pressing = { key: string; isHeld: boolean; waits: HTMLElement | null };

export function isSwitch({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return (key === ' ' || key === 'Enter') && !ctrlKey && !altKey && !metaKey;
}

function isWriting(target: EventTarget | null): boolean {
  return (target as Element | null)?.closest?.('input, textarea') != null;
}

function buttonOf(target: EventTarget | null): HTMLElement | null {
  return (target as Element | null)?.closest?.<HTMLElement>('button, summary') ?? null;
}
