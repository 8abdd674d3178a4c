// A token of the read API, made by an administrator as programs get theirs, and requests that carry one.
import type { MakeTokenAnswer, MakeTokenRequest } from '../../src/protocol/token-api.ts';
import type { TestCollector } from './api-collector.ts';
import type { TestPerson } from './api-person.ts';

export async function aToken(
  administrator: TestPerson,
  wanted: { scope: MakeTokenRequest['scope']; sites?: string[] | null; lastDay?: string; name?: string },
): Promise<MakeTokenAnswer> {
  const request = { name: 'A program', sites: null, lastDay: '2026-12-01', ...wanted };
  const response = await administrator.send('POST', '/api/v1/tokens', request);
  if (response.status !== 200) throw new Error(`no token: ${await response.text()}`);
  return (await response.json()) as MakeTokenAnswer;
}

export function withToken(collector: TestCollector, secret: string): Pick<TestPerson, 'get' | 'send'> {
  const authorization = `Bearer ${secret}`;
  return {
    get: (path) => collector.request(path, { headers: { authorization } }),
    send: (method, path, json) =>
      collector.request(path, {
        method,
        headers: { authorization, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
  };
}
