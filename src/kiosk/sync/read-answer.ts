// What an answer to a batch means. Success is a parsed acknowledgement that repeats the batch's id; a status alone is never one.
import * as v from 'valibot';
import { Acknowledgement } from '../../protocol/batch.ts';
import { retryAfterMs } from './back-off.ts';
import type { Outcome } from './outcome.ts';
import { problemCode } from './read-problem.ts';
import type { Answer } from './signed-fetch.ts';

export function readAnswer(answer: Answer, batchId: string): Outcome {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) {
    const acknowledgement = parseAcknowledgement(answer.text);
    if (acknowledgement?.batchId === batchId) return { type: 'acknowledged', acknowledgement };
    return { type: 'failed', failure: { cause: 'not-an-acknowledgement', status } };
  }
  const waitMs = retryAfterMs(headers.get('retry-after'), headers.get('date'));
  return { type: 'failed', failure: { cause: 'status', status, problem: problemCode(answer), retryAfterMs: waitMs } };
}

function parseAcknowledgement(text: string): Acknowledgement | null {
  try {
    const parsed = v.safeParse(Acknowledgement, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
