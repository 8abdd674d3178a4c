// A page that stands still shows a dead screen for ever, and nobody at a kiosk can load it again. While it can be seen it says every few seconds
// that it lives; when it hasn't for a while, a fresh one is asked for. Counted in steps of the worker's own clock: a device that sleeps is not a page
// that stands still.

export type PageWatch = { alive(isSeen: boolean): void; stop(): void };

export const LOOK_EVERY_MS = 4_000;
/** Less could be a slow device with much to do. */
const STILL_AFTER_LOOKS = 5;

/** Nothing is watched before it has lived. `replace` is called again as long as nothing comes of it. */
export function watchPage(replace: () => void): PageWatch {
  let looks: number | null = null;
  const timer = setInterval(() => {
    if (looks === null || ++looks < STILL_AFTER_LOOKS) return;
    looks = 0;
    replace();
  }, LOOK_EVERY_MS);
  return {
    alive(isSeen) {
      looks = isSeen ? 0 : null;
    },
    stop: () => clearInterval(timer),
  };
}
