// Hints that something is worth asking for. Of all tabs of an account one leads: it alone holds the stream, and tells the others. Without it
// everything goes on by asking now and then.
import { type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import { LIVE_SUBJECTS, type LiveSubject } from '../../protocol/live-api.ts';
import { keepStream, type Source } from './keep-stream.ts';

export type Live = {
  /** This tab leads, and something comes through. */
  readonly standing: ReadonlySignal<boolean>;
  /** Of all tabs of the account this is the one that speaks to the person from outside the page. */
  readonly leading: ReadonlySignal<boolean>;
  /** Gives how it is ended. */
  onHint(subject: LiveSubject, listener: () => void): () => void;
  /** For as long as somebody is in. Gives how it is ended. */
  begin(account: string): () => void;
};

type Needs = {
  open(): Source;
  later(work: () => void, ms: number): () => void;
  locks: Pick<LockManager, 'request'>;
  channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
};

const Said = v.object({ account: v.string(), subject: v.picklist(LIVE_SUBJECTS) });

export function createLive({ open, later, locks, channel }: Needs): Live {
  const standing = signal(false);
  const leading = signal(false);
  const listeners = new Map(LIVE_SUBJECTS.map((subject) => [subject, new Set<() => void>()]));
  const tell = (subject: LiveSubject) => {
    for (const listener of listeners.get(subject) ?? []) listener();
  };
  let current: string | null = null;
  channel.addEventListener('message', ({ data }) => {
    if (v.is(Said, data) && data.account === current) tell(data.subject);
  });
  return {
    standing,
    leading,
    onHint(subject, listener) {
      listeners.get(subject)?.add(listener);
      return () => listeners.get(subject)?.delete(listener);
    },
    begin(account) {
      current = account;
      const over = new AbortController();
      const hint = (subject: LiveSubject) => {
        tell(subject);
        channel.postMessage({ account, subject });
      };
      const lead = () => {
        if (over.signal.aborted) return;
        leading.value = true;
        const end = keepStream({ open, later, stands: (does) => (standing.value = does), hint });
        return new Promise<void>((resolve) => {
          over.signal.addEventListener('abort', () => {
            end();
            leading.value = false;
            resolve();
          });
        });
      };
      // Whoever still waits to lead, and leaves, is told so by an error.
      locks.request(`candour-console-live-${account}`, { signal: over.signal }, lead).catch(() => {});
      return () => {
        current = null;
        over.abort();
      };
    },
  };
}
