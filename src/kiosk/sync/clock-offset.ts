// The collector's clock against the kiosk's, from one request: the collector's time is taken to be that of its middle, so the offset
// is wrong by half the round trip at most (as in NTP, RFC 5905 §8, with one stamp from the other side).

/** Collector minus kiosk, in whole milliseconds. `collectorTime` is RFC 3339. */
export function clockOffsetMs(collectorTime: string, askedAt: number, answeredAt: number): number {
  return Math.round(Date.parse(collectorTime) - (askedAt + answeredAt) / 2);
}
