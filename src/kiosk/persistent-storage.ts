// Asks the browser not to clear what the kiosk holds when room gets short: at once, and again when the kiosk has just been paired, since
// browsers grant by how much a site is used. Nobody waits for the answer; the staff panel tells what it was.
import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { KioskState } from './worker-port.ts';

export type Persistence = Pick<StorageManager, 'persist' | 'persisted'>;

/** `storage` is missing without a secure context. */
export function askForPersistence(state: ReadonlySignal<KioskState>, storage: Persistence | undefined): void {
  void ask(storage);
  let before: KioskState['state'] = state.peek().state;
  effect(() => {
    const now = state.value.state;
    if (now === 'paired' && before === 'unpaired') void ask(storage);
    before = now;
  });
}

async function ask(storage: Persistence | undefined): Promise<void> {
  try {
    if (storage && !(await storage.persisted())) await storage.persist();
  } catch {
    // Not granted is how it was before.
  }
}
