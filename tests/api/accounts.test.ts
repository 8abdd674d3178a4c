// Set-up links, invitations, signing in and out, sessions and their ends.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { API_ROUTES } from '../../src/protocol/api-routes.ts';
import { createApp } from '../../src/server/create-app.ts';
import { createStopping } from '../../src/server/http/stopping.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { aPerson, cookieOf, PASSWORD, signedInAs } from '../support/api-person.ts';

let collector: TestCollector;
beforeEach(async () => {
  collector = await aCollector();
});
afterEach(() => collector.stop());

const MINUTE = 60_000;
function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return collector.request(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: JSON.stringify(body),
  });
}
const codeOf = async (response: Response) => (await response.json()).code;
const tokenIn = (link: string) => link.split('/link/')[1] ?? '';
const newAccount = { name: 'First', account: ' First@Example.org ', password: PASSWORD };

describe('set-up link', () => {
  test('one for each organisation, and it makes its administrator', async () => {
    expect(collector.setUpLinks.map(({ organisation }) => organisation)).toEqual(['harbour', 'market']);
    const { link } = collector.setUpLinks[0] ?? { link: '' };
    expect(link).toMatch(/^http:\/\/localhost:\d+\/console\/#\/link\/[A-Za-z0-9_-]{32}$/);
    const purpose = await (await post('/links/purpose', { token: tokenIn(link) })).json();
    expect(purpose).toEqual({ organisation: { id: 'harbour', name: { en: 'harbour' } }, role: 'administrator', name: null });
    const response = await post('/links', { ...newAccount, token: tokenIn(link) });
    expect(await response.json()).toMatchObject({
      person: { account: 'first@example.org', role: 'administrator', organisation: 'harbour', sites: null, departments: null },
      copyKey: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    });
    expect(await codeOf(await post('/links', { ...newAccount, account: 'second', token: tokenIn(link) }))).toBe('link-refused');
    expect(await codeOf(await post('/links/purpose', { token: tokenIn(link) }))).toBe('link-refused');
  });

  test('its token is in no address that a proxy could log', async () => {
    const { link } = collector.setUpLinks[0] ?? { link: '' };
    expect((await collector.request(`/api/v1/links/${tokenIn(link)}`)).status).toBe(404);
    const linkPaths = [API_ROUTES.linkPurpose.path, API_ROUTES.acceptLink.path];
    expect(linkPaths.filter((path) => path.includes(':'))).toEqual([]);
  });

  test('ends after a day', async () => {
    const { link } = collector.setUpLinks[0] ?? { link: '' };
    collector.clock.now += 24 * 60 * MINUTE + 1;
    expect(await codeOf(await post('/links', { ...newAccount, token: tokenIn(link) }))).toBe('link-refused');
  });

  test('two who use one at once: one gets in', async () => {
    const { link } = collector.setUpLinks[0] ?? { link: '' };
    const both = ['one', 'two'].map((account) => post('/links', { ...newAccount, account, token: tokenIn(link) }));
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([200, 403]);
  });
});

describe('invitation', () => {
  test('gives the role and sites it was made for', async () => {
    const administrator = await aPerson(collector, { role: 'administrator' });
    const invitation = { name: 'Reader', role: 'staff', sites: ['south'] };
    const { link } = await (await administrator.send('POST', '/api/v1/people/invitations', invitation)).json();
    expect(link).toMatch(/^http:\/\/localhost\/console\/#\/link\//);
    const response = await post('/links', { ...newAccount, account: 'reader', token: tokenIn(link) });
    expect((await response.json()).person).toMatchObject({ role: 'staff', sites: ['south'] });
    const { people } = await (await administrator.get('/api/v1/people')).json();
    expect(people.map(({ account }: { account: string }) => account)).toContain('reader');
    expect(JSON.stringify(people)).not.toMatch(/argon2|copyKey/);
  });

  test('nobody gives away more than they have', async () => {
    const northern = await aPerson(collector, { role: 'administrator', sites: ['north'] });
    const invite = (sites: string[] | null) => northern.send('POST', '/api/v1/people/invitations', { name: 'A', role: 'staff', sites });
    expect(await codeOf(await invite(null))).toBe('not-allowed');
    expect(await codeOf(await invite(['south']))).toBe('shape-invalid');
    expect((await invite(['north'])).status).toBe(200);
  });
});

describe('signing in', () => {
  test('sets a cookie that scripts and other sites can’t use', async () => {
    const { account } = await aPerson(collector, { role: 'staff' });
    const response = await post('/session', { account: account.toUpperCase(), password: PASSWORD });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()[0]).toMatch(/^candour-local=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('a wrong password and an unknown account get the very same answer', async () => {
    const { account } = await aPerson(collector, { role: 'staff' });
    const answers = [
      await post('/session', { account, password: 'wrong' }),
      await post('/session', { account: 'nobody', password: PASSWORD }),
    ];
    expect(await answers[0]?.text()).toBe(await answers[1]?.text());
  });

  test('guessing one account is slowed, another is not', async () => {
    const { account } = await aPerson(collector, { role: 'staff' });
    for (let i = 0; i < 5; i++) await post('/session', { account, password: `wrong ${i}` });
    const slowed = await post('/session', { account, password: PASSWORD });
    expect([slowed.status, Number(slowed.headers.get('retry-after'))]).toEqual([429, 30]);
    const other = await aPerson(collector, { role: 'staff' });
    expect((await post('/session', { account: other.account, password: PASSWORD })).status).toBe(200);
  });

  test('on plain http from elsewhere it is refused, with the reason', async () => {
    const { account } = await aPerson(collector, { role: 'staff' });
    const response = await collector.app.request('http://192.168.1.10:8080/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://192.168.1.10:8080' },
      body: JSON.stringify({ account, password: PASSWORD }),
    });
    expect(await response.json()).toMatchObject({ code: 'needs-https', detail: expect.stringContaining('set CANDOUR_PUBLIC_URL') });
  });

  test('links and sessions say the same on plain http', async () => {
    const elsewhere = (path: string, init?: RequestInit) => collector.app.request(`http://192.168.1.10:8080/api/v1${path}`, init);
    const link = { method: 'POST', headers: { 'content-type': 'application/json', origin: 'http://192.168.1.10:8080' } };
    const body = JSON.stringify({ ...newAccount, token: tokenIn(collector.setUpLinks[0]?.link ?? '') });
    expect(await codeOf(await elsewhere('/links', { ...link, body }))).toBe('needs-https');
    expect(await codeOf(await elsewhere('/session'))).toBe('needs-https');
  });

  test('behind a proxy with TLS that hands on the name, a session holds without CANDOUR_PUBLIC_URL', async () => {
    const { account } = await aPerson(collector, { role: 'staff' });
    const behind = (init: RequestInit) => collector.app.request('http://feedback.example.org/api/v1/session', init);
    const headers = { 'content-type': 'application/json', origin: 'https://feedback.example.org', 'sec-fetch-site': 'same-origin' };
    const signedIn = await behind({ method: 'POST', headers, body: JSON.stringify({ account, password: PASSWORD }) });
    const cookie = cookieOf(signedIn);
    expect(cookie).toMatch(/^__Host-candour=/);
    // A GET carries no Origin.
    expect((await behind({ headers: { cookie } })).status).toBe(200);
  });
});

describe('a session', () => {
  test('ends at once when signed out', async () => {
    const person = await aPerson(collector, { role: 'staff' });
    const out = await person.send('DELETE', '/api/v1/session');
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0');
    expect(await codeOf(await person.get('/api/v1/session'))).toBe('sign-in-required');
  });

  test('goes on while it is used, and ends after an hour without', async () => {
    const person = await aPerson(collector, { role: 'staff' });
    for (let i = 0; i < 3; i++) {
      collector.clock.now += 59 * MINUTE;
      expect((await person.get('/api/v1/session')).status).toBe(200);
    }
    collector.clock.now += 61 * MINUTE;
    expect(await codeOf(await person.get('/api/v1/session'))).toBe('sign-in-required');
  });

  test('ends after twelve hours however much it is used', async () => {
    const person = await aPerson(collector, { role: 'staff' });
    for (let i = 0; i < 13; i++) {
      collector.clock.now += 55 * MINUTE;
      expect((await person.get('/api/v1/session')).status).toBe(200);
    }
    collector.clock.now += 6 * MINUTE;
    expect(await codeOf(await person.get('/api/v1/session'))).toBe('sign-in-required');
  });

  test('of a deactivated account says that it is gone, also after its end', async () => {
    const person = await aPerson(collector, { role: 'staff' });
    const { people } = collector.parts.store;
    const byId = async (id: string) => {
      const found = await people.byId(id);
      return found && { ...found, active: false };
    };
    const store = { ...collector.parts.store, people: { ...people, byId } };
    const app = createApp({ ...collector.parts, store }, createStopping(), collector.folder);
    const ask = () => app.request('http://localhost/api/v1/session', { headers: { cookie: person.cookie } });
    const answer = await ask();
    expect([answer.status, await codeOf(answer)]).toEqual([401, 'account-gone']);
    collector.clock.now += 13 * 60 * MINUTE;
    expect(await codeOf(await ask())).toBe('account-gone');
  });

  test('only a hash of its token is kept', async () => {
    const { account } = await aPerson(collector, { role: 'staff' });
    const token = cookieOf(await post('/session', { account, password: PASSWORD })).split('=')[1] ?? '';
    expect(await collector.parts.store.people.session(token)).toBeNull();
    expect((await signedInAs(collector, account, `candour-local=${token}`).get('/api/v1/session')).status).toBe(200);
  });
});
