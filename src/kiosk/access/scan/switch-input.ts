// The one switch: Space, Enter, a configured key, or a touch anywhere. While it is listened for, none of these does what it otherwise would,
// but a touch on the bar that ends it: whoever comes next may have fingers.
type IsPress = (event: KeyboardEvent) => boolean;

export function listenForSwitch(document: Document, bar: HTMLElement, signal: AbortSignal, isPress: IsPress, press: () => void): void {
  const window = document.defaultView as Window;
  const isForBar = ({ target }: Event) => target instanceof Node && bar.contains(target);
  const heard: { [K in keyof WindowEventMap]?: (event: WindowEventMap[K]) => void } = {
    keydown: (event) => {
      if (!isPress(event)) return;
      swallow(event);
      if (!event.repeat) press();
    },
    keyup: (event) => isPress(event) && swallow(event),
    pointerdown: (event) => {
      if (isForBar(event)) return;
      swallow(event);
      press();
    },
    // That of a finger or a mouse: what the scan itself clicks has no count of taps.
    click: (event) => event.detail > 0 && !isForBar(event) && swallow(event),
  };
  for (const [type, listener] of Object.entries(heard)) window.addEventListener(type, listener as EventListener, { capture: true, signal });
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
