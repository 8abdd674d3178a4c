import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/kiosk/sync/outcome.ts';
import { ruleFor } from '../../../src/kiosk/sync/retry-rules.ts';
import { PROBLEMS, type ProblemCode } from '../../../src/protocol/problem.ts';

const status = (code: number, problem: string | null = null): Failure => ({ cause: 'status', status: code, problem, retryAfterMs: null });
const ours = (problem: ProblemCode): Failure => status(PROBLEMS[problem].status, problem);

describe('retry rules', () => {
  it.each<[string, Failure, string]>([
    ['no line', { cause: 'network' }, 'back-off'],
    ['a stall', { cause: 'timeout' }, 'back-off'],
    ['a portal that says 200', { cause: 'not-an-acknowledgement', status: 200 }, 'back-off'],
    ['408', status(408), 'back-off'],
    ['425', status(425), 'back-off'],
    ['429 of a proxy', status(429), 'back-off'],
    ['413 of a proxy', status(413), 'halve'],
    ['400 of a proxy', status(400), 'back-off'],
    ['401 of a portal', status(401), 'back-off'],
    ['403 of a portal', status(403), 'back-off'],
    ['404 of a portal', status(404), 'back-off'],
    ['422 of a proxy', status(422), 'back-off'],
    ['502', status(502), 'back-off'],
    ['504', status(504), 'back-off'],
    ['a problem of a newer collector', status(422, 'something-new'), 'narrow'],
    ['a 5xx problem of a newer collector', status(507, 'something-new'), 'back-off'],
    ['300, whatever that means', status(300), 'back-off'],
    ['399, whatever a newer collector means by it', status(399, 'something-new'), 'back-off'],
    ['400 of a newer collector', status(400, 'something-new'), 'narrow'],
  ])('%s', (_what, failure, rule) => expect(ruleFor(failure)).toBe(rule));

  it.each<[ProblemCode, string]>([
    ['body-too-large', 'halve'],
    ['body-too-deep', 'narrow'],
    ['shape-invalid', 'narrow'],
    ['kiosk-revoked', 'rarely'],
    ['kiosk-unknown', 'rarely'],
    ['wrong-kiosk', 'back-off'],
    ['nonce-required', 'back-off'],
    ['signature-invalid', 'back-off'],
    ['digest-mismatch', 'back-off'],
    ['body-not-readable', 'back-off'],
    ['not-json', 'back-off'],
    ['encoding-unsupported', 'back-off'],
    ['media-type-unsupported', 'back-off'],
    ['not-found', 'back-off'],
    ['method-not-allowed', 'back-off'],
    ['rate-limited', 'back-off'],
    ['store-unavailable', 'back-off'],
    ['stopping', 'back-off'],
    ['internal', 'back-off'],
  ])('%s: %s', (problem, rule) => expect(ruleFor(ours(problem))).toBe(rule));

  it('a portal can not make a kiosk believe that it was revoked', () => expect(ruleFor(status(403, null))).toBe('back-off'));
});
