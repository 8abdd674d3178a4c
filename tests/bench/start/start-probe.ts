// Runs in the page from its first moment: looks at every frame whether what a visitor waits for stands, is on top at its centre,
// and whether the page's thread then takes a message.

export type ProbeStep = {
  name: string;
  selector: string;
  count: number;
  /** Touch the first of them at once, to go on to the next step. */
  touch: boolean;
};
/** Milliseconds since the navigation began, by step. */
export type ProbeMarks = Record<string, number>;
declare global {
  var startMarks: Promise<ProbeMarks> | undefined;
}

/** Self-contained: it is handed to the page as source text. */
export function startProbe(plans: Record<string, ProbeStep[]>): void {
  const steps = plans[location.origin];
  if (!steps || window !== window.top) return;
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const messageTaken = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  const onTop = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return width > 0 && element.contains(found);
  };
  const stand = async ({ selector, count }: ProbeStep): Promise<Element[]> => {
    for (;;) {
      const elements = [...document.querySelectorAll(selector)];
      if (elements.length === count && elements.every(onTop)) return elements;
      await nextFrame();
    }
  };
  globalThis.startMarks = (async () => {
    const marks: ProbeMarks = {};
    for (const step of steps) {
      const [first] = await stand(step);
      await messageTaken();
      marks[step.name] = performance.now();
      if (step.touch && first instanceof HTMLElement) first.click();
    }
    return marks;
  })();
}
