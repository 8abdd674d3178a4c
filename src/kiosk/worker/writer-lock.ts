// One window at a time writes and sends. Its holder beats; a window that waits and hears nothing for a while takes the lock, so that a
// frozen window never stops the others for ever. Whoever is robbed is told at once (and `add` would collide anyway).

const WRITER = 'candour-writer';
const SENDER = 'candour-sender';
const BEAT_MS = 2_000;
const SILENCE_MS = 15_000;
/** Two who wait should not steal at the same moment. */
const SILENCE_JITTER_MS = 3_000;
/** A reload lets go of the lock within moments; before that nobody needs to be told. */
const PATIENCE_MS = 1_000;

export type LockEvents = {
  held(): void;
  /** Another window has it, and has had it for a while. */
  elsewhere(): void;
  /** Robbed: stop writing and sending now. */
  lost(): void;
};

/** Goes on for the whole life of the worker: waits, holds, and waits again when robbed. */
export async function keepWriterLock(events: LockEvents): Promise<never> {
  const channel = new BroadcastChannel(WRITER);
  for (;;) {
    await waitAndHold(channel, events);
    events.lost();
  }
}

/** Resolves when the lock was stolen. */
async function waitAndHold(channel: BroadcastChannel, events: LockEvents): Promise<void> {
  const quiet = new AbortController();
  let isHeld = false;
  const stopWatching = watchForSilence(channel, () => quiet.abort());
  const patience = setTimeout(() => events.elsewhere(), PATIENCE_MS);
  const hold = () => {
    isHeld = true;
    clearTimeout(patience);
    stopWatching();
    events.held();
    void navigator.locks.request(SENDER, { steal: true }, () => new Promise(() => undefined)).catch(() => undefined);
    return new Promise<never>(() => undefined);
  };
  const stopBeating = beatWhile(channel, () => isHeld);
  await navigator.locks.request(WRITER, { signal: quiet.signal }, hold).catch(() => undefined);
  if (!isHeld) await navigator.locks.request(WRITER, { steal: true }, hold).catch(() => undefined);
  stopBeating();
}

function beatWhile(channel: BroadcastChannel, isHeld: () => boolean): () => void {
  const beat = setInterval(() => {
    if (isHeld()) channel.postMessage('beat');
  }, BEAT_MS);
  return () => clearInterval(beat);
}

function watchForSilence(channel: BroadcastChannel, silent: () => void): () => void {
  const limitMs = SILENCE_MS + Math.random() * SILENCE_JITTER_MS;
  let timer = setTimeout(silent, limitMs);
  channel.onmessage = () => {
    clearTimeout(timer);
    timer = setTimeout(silent, limitMs);
  };
  return () => {
    clearTimeout(timer);
    channel.onmessage = null;
  };
}
