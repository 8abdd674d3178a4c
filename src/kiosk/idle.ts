// When nobody touches the screen any more. Quiet time is measured by two clocks and the longer one counts: the monotonic clock
// stands still while some devices sleep, and words half typed must not wait there for the next visitor.
import type { Configuration } from '../protocol/configuration.ts';

export type IdleClock = { wallMs: number; monotonicMs: number };
export type IdleStage = { stage: 'active' } | { stage: 'warning'; leftMs: number } | { stage: 'over' };

export function idleStage(idle: Configuration['idle'], lastTouch: IdleClock, now: IdleClock): IdleStage {
  const quietMs = Math.max(now.wallMs - lastTouch.wallMs, now.monotonicMs - lastTouch.monotonicMs);
  const leftMs = idle.warnAfterMs + idle.resetAfterMs - quietMs;
  if (leftMs <= 0) return { stage: 'over' };
  return quietMs < idle.warnAfterMs ? { stage: 'active' } : { stage: 'warning', leftMs };
}
