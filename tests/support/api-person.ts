// A signed-in person of any role, made through a one-time link as people are.
import { randomUUID } from 'node:crypto';
import type { Role } from '../../src/protocol/console-api.ts';
import { makeLink } from '../../src/server/accounts/links.ts';
import type { TestCollector } from './api-collector.ts';
import { HARBOUR } from './api-configuration-folder.ts';

export const PASSWORD = 'correct horse battery';
export type TestPerson = {
  account: string;
  cookie: string;
  get(path: string): Promise<Response>;
  send(method: string, path: string, json?: unknown): Promise<Response>;
};
type PersonParts = { role: Role; organisation?: string; sites?: string[] | null; departments?: string[] | null };

export async function aPerson(collector: TestCollector, parts: PersonParts): Promise<TestPerson> {
  const { role, organisation = HARBOUR, sites = null, departments = null } = parts;
  const link = { organisation, role, name: null, sites, departments, createdBy: null };
  const { path } = await makeLink(collector.parts, link, collector.clock.now);
  const account = `${role}-${randomUUID().slice(0, 8)}`;
  const body = { token: path.split('/').at(-1), name: 'A person', account, password: PASSWORD };
  const response = await collector.request('/api/v1/links', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(body),
  });
  if (response.status !== 200) throw new Error(`no account: ${await response.text()}`);
  return signedInAs(collector, account, cookieOf(response));
}

export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

export function signedInAs(collector: TestCollector, account: string, cookie: string): TestPerson {
  return {
    account,
    cookie,
    get: (path) => collector.request(path, { headers: { cookie } }),
    send: (method, path, json) =>
      collector.request(path, {
        method,
        headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
  };
}
