// The configuration that was on screen last, so that the next start paints at once. For display only: entries are never kept
// here, and a lost or stale copy costs nothing but a moment.
import { quietly } from './quietly.ts';
import type { Shown } from './visit.ts';

const KEY = 'candour-kiosk-shown-1';

export type LastShown = { read(): Shown | null; keep(shown: Shown): void; forget(): void };

export function lastShownIn(storage: () => Storage): LastShown {
  return {
    read: () => quietly(() => asShown(JSON.parse(storage().getItem(KEY) ?? 'null'))) ?? null,
    keep: (shown) => void quietly(() => storage().setItem(KEY, JSON.stringify(shown))),
    forget: () => void quietly(() => storage().removeItem(KEY)),
  };
}

/** Written by this page only, after a rehearsal; another version's shape is caught by what every screen needs. */
function asShown(value: unknown): Shown | null {
  const { revision, configuration } = (value ?? {}) as Partial<Shown>;
  return revision && configuration?.v === 1 ? { revision, configuration } : null;
}
