// Notices that nobody touches the page any more. By the wall clock: a device that slept, or a page that was in the background, is looked at
// with the first tick after it.

export type IdleTimes = { forgetAfterMs: number; warnBeforeMs: number };
/** On one's own phone, and where the next person stands behind. */
export const OWN_DEVICE: IdleTimes = { forgetAfterMs: 5 * 60_000, warnBeforeMs: 30_000 };
export const PUBLIC_KIOSK: IdleTimes = { forgetAfterMs: 60_000, warnBeforeMs: 20_000 };

type Ports = {
  page: Pick<Window, 'addEventListener' | 'setInterval'>;
  clock: () => number;
  onStage(stage: 'active' | 'warning' | 'over'): void;
};
const TOUCHES = ['pointerdown', 'keydown', 'input', 'wheel'] as const;
const EVERY_MS = 1_000;

export function watchIdle({ forgetAfterMs, warnBeforeMs }: IdleTimes, { page, clock, onStage }: Ports): void {
  let touchedAt = clock();
  const look = () => {
    const quietMs = clock() - touchedAt;
    if (quietMs >= forgetAfterMs) {
      // Once, and not with every tick from then on.
      touchedAt = clock();
      onStage('over');
    } else onStage(quietMs >= forgetAfterMs - warnBeforeMs ? 'warning' : 'active');
  };
  const touched = () => {
    // The first touch after the time was up belongs to somebody else.
    look();
    touchedAt = clock();
  };
  for (const name of TOUCHES) page.addEventListener(name, touched, { capture: true, passive: true });
  // Not with the finger still down: it would be lifted over what had stood behind the question.
  page.addEventListener('click', () => {
    touched();
    look();
  });
  page.addEventListener('visibilitychange', look, { capture: true });
  page.setInterval(look, EVERY_MS);
}
