// Takes a configuration over from the worker, only between two visits: rehearse every screen of it, show it, confirm it; or refuse
// it with the reason and stay with the one before. It comes with the later screens, without which none can be rehearsed. What was shown last is remembered for the next start's first paint, for
// display only: the worker's state is the truth.
import { effect } from '@preact/signals-core';
import type { Kiosk } from './kiosk.ts';
import type { LastShown } from './last-shown.ts';
import { isBusy, type Shown } from './visit.ts';
import type { WorkerClient } from './worker-client.ts';
import type { KioskState } from './worker-port.ts';

export type TakeoverParts = {
  kiosk: Kiosk;
  worker: Pick<WorkerClient, 'state' | 'tell'>;
  lastShown: LastShown;
  /** Renders every screen out of sight; throws when one cannot be rendered. */
  rehearse(shown: Shown): void;
  /** Calls back once the screen has been painted. */
  afterPaint(call: () => void): void;
  /** The page shows what it should. */
  confirmed(): void;
};

export type Takeover = {
  /** A screen failed while a visitor saw it: back to the configuration before. */
  screenFailed(error: unknown): void;
};

export function startTakeover({ kiosk, worker, lastShown, rehearse, afterPaint, confirmed }: TakeoverParts): Takeover {
  let previous: Shown | null = null;
  let handled: KioskState | null = null;
  let failing: string | null = null;

  effect(() => {
    const state = worker.state.value;
    if (isBusy(kiosk.visit.value) || state === handled) return;
    handled = state;
    if (state.state === 'paired') return takeOver({ revision: state.revision, configuration: state.configuration });
    if (state.state === 'unpaired' || state.state === 'refused') lastShown.forget();
    // Whatever else it says, the page stands.
    if (state.state !== 'starting') confirmed();
  });

  /** Once for each announcement, and answered each time: a worker that asks again did not hear, or dares another try. */
  function takeOver(next: Shown): void {
    const { revision } = next;
    const current = kiosk.shown.peek();
    if (current?.revision !== revision) {
      try {
        rehearse(next);
      } catch (error) {
        refuse(next, error);
        return;
      }
      previous = current;
      kiosk.show(next);
      lastShown.keep(next);
    }
    failing = null;
    afterPaint(() => {
      if (failing === revision || kiosk.shown.peek()?.revision !== revision) return;
      confirmed();
      worker.tell({ type: 'configuration-shown', revision });
    });
  }

  function refuse({ revision }: Shown, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    worker.tell({ type: 'configuration-failed', revision, reason: reason.slice(0, 300) });
  }

  function screenFailed(error: unknown): void {
    const failed = kiosk.shown.peek();
    if (!failed) return;
    failing = failed.revision;
    refuse(failed, error);
    lastShown.forget();
    kiosk.dispatch({ type: 'leave' });
    if (previous) kiosk.show(previous);
  }

  return { screenFailed };
}
