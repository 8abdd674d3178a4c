import { describe, expect, test } from 'vitest';
import { isolated } from '../../../src/kiosk/service-worker/isolated.ts';

const HEADERS = { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' };

describe('what the service worker serves is isolated', () => {
  test('as it came, where the collector said so', () => {
    const whole = new Response('page', { headers: HEADERS });
    expect(isolated(whole)).toBe(whole);
  });

  test.each([
    ['nothing', {}],
    ['one of the two', { 'cross-origin-opener-policy': 'same-origin' }],
    ['something else', { 'cross-origin-embedder-policy': 'unsafe-none' }],
  ])('where a proxy left %s', async (_left, headers) => {
    const response = isolated(new Response('page', { headers: { ...headers, 'content-type': 'text/html', etag: '"1"' } }));
    expect(Object.fromEntries(response.headers)).toEqual({ ...HEADERS, 'content-type': 'text/html', etag: '"1"' });
    expect(await response.text()).toBe('page');
  });

  test('and an answer that is no file stays as it is', () => {
    const missing = new Response('no', { status: 404 });
    expect(isolated(missing)).toBe(missing);
  });
});
