// An outbox store that makes room when a write fails for want of space: entries sent long ago go first, then the reserve, block by
// block; only then is the failure told.
import { isOutOfSpace, type OutboxStore } from './outbox-store.ts';

/** `giveUp`: a block of the reserve; false when none is left. */
export function roomyOutboxStore<S extends OutboxStore>(store: S, giveUp: () => Promise<boolean>): S {
  async function withRoom<T>(write: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return await write();
      } catch (error) {
        if (!isOutOfSpace(error) || !(await makeRoom(tries))) throw error;
      }
    }
  }

  /** Some browsers give back what was deleted only later: the try after it shows. */
  async function makeRoom(tries: number): Promise<boolean> {
    if (tries > 0) return giveUp();
    await store.discardSent(Number.MAX_SAFE_INTEGER).catch(() => undefined);
    return true;
  }

  return {
    ...store,
    append: (entries) => withRoom(() => store.append(entries)),
    settle: (settlement) => withRoom(() => store.settle(settlement)),
  };
}
