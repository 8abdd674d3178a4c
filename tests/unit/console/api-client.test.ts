import { describe, expect, it } from 'vitest';
import { addressOf, createApiClient } from '../../../src/console/api-client.ts';

const answering = (status: number, body: unknown, type = 'application/json') =>
  createApiClient(
    async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'content-type': type } }),
  );
const refusal = { type: 'about:blank', title: 'x', status: 401, code: 'sign-in-refused' };

describe('asking the collector', () => {
  it('parses the answer', async () => {
    const api = answering(200, { kiosks: [], asOf: '2026-11-03T14:00:00.000Z' });
    expect(await api.call('kiosks', {})).toMatchObject({ result: 'answered', answer: { kiosks: [] } });
    expect(api.reachable.value).toBe(true);
  });

  it('tells a refusal from being offline', async () => {
    const heard: string[] = [];
    const api = answering(401, refusal);
    api.onRefusal((route, { code }) => heard.push(`${route} ${code}`));
    expect(await api.call('session', {})).toMatchObject({ result: 'refused', code: 'sign-in-refused' });
    expect(heard).toEqual(['session sign-in-refused']);
    expect(api.reachable.value).toBe(true);
    const offline = createApiClient(async () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await offline.call('session', {})).toEqual({ result: 'unreachable' });
    expect(offline.reachable.value).toBe(false);
  });

  it('says of each answer that there was one, and of nothing else', async () => {
    let answers = 0;
    const count = (status: number, body: unknown) => {
      const api = answering(status, body);
      api.onAnswer(() => (answers += 1));
      return api;
    };
    await count(200, { kiosks: [], asOf: '2026-03-10T15:00:00.000Z' }).call('kiosks', {});
    await count(401, refusal).call('session', {});
    await count(200, '<html>Welcome to our Wi-Fi</html>').call('kiosks', {});
    expect(answers).toBe(1);
  });

  it.each([
    ['a captive portal', 200, '<html>Welcome to our Wi-Fi</html>'],
    ['a proxy without its collector', 502, '<html>Bad gateway</html>'],
    ['an answer of another shape', 200, { kiosks: 'none' }],
    ['a problem that is not in the catalogue', 418, { ...refusal, code: 'teapot' }],
  ])('takes %s for nobody', async (_, status, body) => {
    expect(await answering(status, body).call('kiosks', {})).toEqual({ result: 'unreachable' });
  });

  it('fills parameters in safely and leaves empty ones out', () => {
    expect(addressOf('configuration', { params: { kiosk: '../people' } })).toBe('/api/v1/kiosks/..%2Fpeople/configuration');
    expect(addressOf('exportCsv', { query: { from: '2026-11-01', to: '2026-11-30', kiosk: '' } })).toBe(
      '/api/v1/exports/entries.csv?from=2026-11-01&to=2026-11-30',
    );
  });
});
