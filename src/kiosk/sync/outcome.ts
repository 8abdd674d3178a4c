// How one try to send a batch ended, in words that the sender decides by.
import type { Acknowledgement } from '../../protocol/batch.ts';

export type Failure =
  /** No answer: no line, refused, reset, redirected, cut in the middle. */
  | { cause: 'network' }
  | { cause: 'timeout' }
  /** 2xx, but not an acknowledgement of this batch: a portal, a proxy, somebody else. */
  | { cause: 'not-an-acknowledgement'; status: number }
  /** `problem` only when the body was this project's problem+json. */
  | { cause: 'status'; status: number; problem: string | null; retryAfterMs: number | null };

export type Outcome = { type: 'acknowledged'; acknowledgement: Acknowledgement } | { type: 'failed'; failure: Failure };

/** For the panel and the health report: short, without anything of a visitor. */
export function describeFailure(failure: Failure): string {
  switch (failure.cause) {
    case 'network':
    case 'timeout':
      return failure.cause;
    case 'not-an-acknowledgement':
      return `${failure.status}, but not from the collector`;
    case 'status':
      return failure.problem ? `${failure.status} ${failure.problem}` : `${failure.status}, not from the collector`;
  }
}
