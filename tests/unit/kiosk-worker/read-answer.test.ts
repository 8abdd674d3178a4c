import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/kiosk/sync/read-answer.ts';

const batchId = '00000000-0000-4000-8000-000000000001';
const acknowledgement = {
  v: 1,
  batchId,
  collector: { id: '00000000-0000-4000-8000-0000000000c0', version: '1.0.0', time: '2026-03-01T10:00:00.000Z' },
  verdicts: [],
  configuration: { wanted: null },
};
const answer = (status: number, text: string, headers: Record<string, string> = {}) => ({ status, text, headers: new Headers(headers) });
const problem = (status: number, code: string, claimed = status) =>
  answer(status, JSON.stringify({ type: 't', title: 't', status: claimed, code }), { 'content-type': 'application/problem+json' });

describe('reading an answer', () => {
  it('takes an acknowledgement of this batch', () => {
    expect(readAnswer(answer(200, JSON.stringify(acknowledgement)), batchId)).toEqual({ type: 'acknowledged', acknowledgement });
  });

  it.each([
    ['a page of a portal', '<!doctype html><title>Welcome</title>'],
    ['nothing', ''],
    ['an empty object', '{}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['half an acknowledgement', JSON.stringify(acknowledgement).slice(0, -20)],
    ['one of another batch', JSON.stringify({ ...acknowledgement, batchId: '00000000-0000-4000-8000-000000000002' })],
    ['one of another version', JSON.stringify({ ...acknowledgement, v: 2 })],
    [
      'one with a verdict unheard of',
      JSON.stringify({ ...acknowledgement, verdicts: [{ id: batchId, hash: 'a'.repeat(43), verdict: 'fine' }] }),
    ],
  ])('does not take %s, whatever the status says', (_what, text) => {
    for (const status of [200, 201, 202, 204])
      expect(readAnswer(answer(status, text), batchId)).toEqual({ type: 'failed', failure: { cause: 'not-an-acknowledgement', status } });
  });

  it('does not take an acknowledgement that comes with an error', () => {
    expect(readAnswer(answer(500, JSON.stringify(acknowledgement)), batchId)).toMatchObject({ failure: { cause: 'status', status: 500 } });
  });

  it('knows the collector’s own problems from those of others', () => {
    expect(readAnswer(problem(403, 'kiosk-revoked'), batchId)).toMatchObject({ failure: { status: 403, problem: 'kiosk-revoked' } });
    expect(readAnswer(problem(403, 'kiosk-revoked', 401), batchId)).toMatchObject({ failure: { problem: null } });
    expect(readAnswer(answer(403, '{"code":"kiosk-revoked"}', { 'content-type': 'application/json' }), batchId)).toMatchObject({
      failure: { problem: null },
    });
  });

  it('carries how long the collector asks to wait', () => {
    const busy = answer(503, '', { 'retry-after': '9' });
    expect(readAnswer(busy, batchId)).toMatchObject({ failure: { retryAfterMs: 9_000 } });
  });
});
