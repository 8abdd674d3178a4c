// One stream of hints, kept for as long as it can be: the browser comes back by itself after a break; where it gives up, or where nothing comes
// through although the stream seems to stand (a proxy that holds it back, a laptop that slept), it is opened anew after a while.
import * as v from 'valibot';
import { BEAT, BEAT_EVERY_MS, LIVE_SUBJECTS, LiveHint, type LiveSubject } from '../../protocol/live-api.ts';

/** Three beats. */
export const SILENCE_MS = 3 * BEAT_EVERY_MS;
export const AGAIN_MS = 60_000;

/** What is used of an `EventSource`. */
export type Source = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>;
/** As `EventSource.CLOSED`. */
const GIVEN_UP = 2;

type Needs = {
  open(): Source;
  later(work: () => void, ms: number): () => void;
  /** Whether something comes through. */
  stands(does: boolean): void;
  hint(subject: LiveSubject): void;
};

/** Gives how it is ended. */
export function keepStream({ open, later, stands, hint }: Needs): () => void {
  let source: Source | null = null;
  let cancel = () => {};
  const wait = (work: () => void, ms: number) => {
    cancel();
    cancel = later(work, ms);
  };
  const alive = () => {
    stands(true);
    wait(giveUp, SILENCE_MS);
  };
  const giveUp = () => {
    source?.close();
    stands(false);
    wait(begin, AGAIN_MS);
  };
  const begin = () => {
    const opened = open();
    source = opened;
    wait(giveUp, SILENCE_MS);
    opened.addEventListener(BEAT, alive);
    for (const subject of LIVE_SUBJECTS) {
      opened.addEventListener(subject, (event) => {
        if (!isHint((event as MessageEvent).data)) return;
        alive();
        hint(subject);
      });
    }
    opened.addEventListener('error', () => {
      stands(false);
      if (opened.readyState === GIVEN_UP) giveUp();
    });
  };
  begin();
  return () => {
    cancel();
    source?.close();
    stands(false);
  };
}

const Hint = v.pipe(v.string(), v.parseJson(), LiveHint);

function isHint(data: unknown): boolean {
  return v.is(Hint, data);
}
