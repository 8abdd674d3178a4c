// Work that somebody has to look for now and then: at the start, every so often, one look after another.

export type RepeatedLook = {
  /** One that is under way may have passed what has just happened: another follows it. */
  look(): Promise<void>;
  /** Ends the looking, and waits for what is under way. */
  stop(): Promise<void>;
};

/** `work` never throws: what failed it puts on the log. It ends early once `isStopped`. */
export function repeatedLook(everyMs: number, work: (isStopped: () => boolean) => Promise<void>): RepeatedLook {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const look = (): Promise<void> => {
    running = running.then(() => work(() => stopped));
    return running;
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return {
    look,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
