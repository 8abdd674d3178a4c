// What becomes of an e-mail by what the SMTP server said, and when it is tried again.
import { describe, expect, it } from 'vitest';
import { failed } from '../../../../src/server/letters/mailer.ts';
import { MOST_TRIES, nextTry } from '../../../../src/server/letters/next-try.ts';

describe('the next try', () => {
  it('comes after a minute, then ever later, up to four hours', () => {
    const waits = Array.from({ length: 10 }, (_, tries) => (nextTry(tries + 1, 0) ?? 0) / 60_000);
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 240, 240]);
  });

  it('is over after some three days', () => {
    const all = Array.from({ length: MOST_TRIES - 1 }, (_, tries) => nextTry(tries + 1, 0) ?? 0).reduce((sum, wait) => sum + wait, 0);
    expect(all / 86_400_000).toBeGreaterThan(2.5);
    expect(all / 86_400_000).toBeLessThan(3.5);
    expect(nextTry(MOST_TRIES, 0)).toBeNull();
  });
});

describe('an e-mail', () => {
  it.each([
    ['EENVELOPE', 550, 'refused'],
    ['EMESSAGE', 554, 'refused'],
    ['EENVELOPE', 451, 'later'],
    ['EMESSAGE', 452, 'later'],
    ['EAUTH', 535, 'later'],
    ['ECONNECTION', undefined, 'later'],
    ['ETIMEDOUT', undefined, 'later'],
  ])('with %s %s is %s', (code, responseCode, result) => {
    expect(failed({ code, responseCode, response: 'said so' })).toMatchObject({ result, reason: 'said so' });
  });

  it('keeps of what the server said no more than fits on a case', () => {
    const came = failed(new Error('x'.repeat(2000)));
    expect(came.result === 'later' && came.reason.length).toBe(500);
  });
});
