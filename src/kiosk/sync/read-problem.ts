// Tells the collector's own problem+json (RFC 9457) from what portals and proxies answer in its place.
import * as v from 'valibot';
import { PROBLEMS, ProblemBody, type ProblemCode } from '../../protocol/problem.ts';

/** null unless the answer is a problem of the collector: right media type, right shape, same status. A newer collector may know codes
 * that this kiosk does not. */
export function problemCode(answer: { status: number; headers: Headers; text: string }): string | null {
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return null;
  const body = v.safeParse(ProblemBody, parsed(answer.text));
  if (!body.success || body.output.status !== answer.status) return null;
  return body.output.code;
}

export function isKnownProblem(code: string | null): code is ProblemCode {
  return code !== null && Object.hasOwn(PROBLEMS, code);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
