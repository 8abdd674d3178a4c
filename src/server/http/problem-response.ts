// The one place that turns a Problem into bytes (RFC 9457).
import { PROBLEMS, type Problem, type ProblemBody } from '../../protocol/problem.ts';

export function problemResponse(problem: Problem): Response {
  const { detail, path, retryAfterMs } = problem.details;
  const { status, title } = PROBLEMS[problem.code];
  const body: ProblemBody = {
    type: `urn:candour:problem:${problem.code}`,
    title,
    status,
    code: problem.code,
    ...(detail ? { detail } : {}),
    ...(path ? { path } : {}),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (retryAfterMs !== undefined) headers.set('retry-after', String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  // The rest of that body is still on its way: nothing else can come on this connection.
  if (problem.code === 'body-too-large') headers.set('connection', 'close');
  return new Response(JSON.stringify(body), { status, headers });
}
