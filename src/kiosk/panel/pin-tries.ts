// Counts wrong PINs across reloads, so that starting the page anew does not buy fresh tries.
import { waitAfterMs } from './pin.ts';

const KEY = 'candour-kiosk-pin-tries';

export type PinTries = {
  /** Milliseconds until the next try is taken; 0: now. */
  waitMs(): number;
  wrong(): void;
  right(): void;
};

export function pinTries(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, now: () => number): PinTries {
  const read = (): { count: number; at: number } => {
    const [count = 0, at = 0] = (storage.getItem(KEY) ?? '').split(' ').map(Number);
    return { count: count || 0, at: at || 0 };
  };
  return {
    waitMs() {
      const { count, at } = read();
      // A clock that was set back must not lock staff out for longer than the wait itself.
      return Math.max(0, waitAfterMs(count) - Math.max(0, now() - at));
    },
    wrong: () => storage.setItem(KEY, `${read().count + 1} ${now()}`),
    right: () => storage.removeItem(KEY),
  };
}
