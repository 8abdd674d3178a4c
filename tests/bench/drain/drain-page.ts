// What each page of the drain benchmark can do: fill its queue, then send until nothing waits.

export type DrainPage = {
  /** Resolves when `count` entries wait. */
  fill: (count: number) => Promise<void>;
  /** Resolves with milliseconds from the first try until nothing waits. */
  drain: () => Promise<number>;
};
declare global {
  var drainPage: DrainPage;
}
