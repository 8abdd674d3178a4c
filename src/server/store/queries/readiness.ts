// Ready is what can be written, not only read: a disk that is full or has become read-only answers every question. So readiness is
// tried with a small commit, though not more than once a second, however often somebody asks.
import type { StoreEngine } from '../store-engine.ts';

const BELIEVED_FOR_MS = 1_000;

/** `now` in milliseconds, only ever rising. */
export function readiness(engine: StoreEngine, now: () => number): () => Promise<void> {
  let trying: Promise<void> | null = null;
  let believedUntil = Number.NEGATIVE_INFINITY;

  async function attempt(): Promise<void> {
    await engine.requireDurable();
    const row = { name: 'last-tried', value: String(now()) };
    await engine.database
      .insertInto('collectorValues')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
      .execute();
    believedUntil = now() + BELIEVED_FOR_MS;
  }

  return async () => {
    if (now() < believedUntil) return engine.requireDurable();
    trying ??= attempt().finally(() => {
      trying = null;
    });
    await trying;
  };
}
