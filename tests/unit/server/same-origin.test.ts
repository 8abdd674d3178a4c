import { describe, expect, test } from 'vitest';
import { sessionCookie } from '../../../src/server/accounts/session-cookie.ts';
import { refuseCrossSite, requestOrigin } from '../../../src/server/http/same-origin.ts';

const here = { publicUrl: 'https://feedback.example.org', tls: false };
const request = (headers: Record<string, string>) => new Request('http://10.0.0.5:8080/api/v1/session', { method: 'POST', headers });

describe('what may change something', () => {
  test.each<[string, Record<string, string>]>([
    ['our own page', { 'sec-fetch-site': 'same-origin' }],
    ['typed by the person', { 'sec-fetch-site': 'none' }],
    ['plain http, our own origin', { origin: 'http://10.0.0.5:8080' }],
    ['behind the proxy, by the public name', { origin: 'https://feedback.example.org' }],
  ])('%s', (_name, headers) => {
    expect(() => refuseCrossSite(request(headers), here)).not.toThrow();
  });
});

describe('what may not', () => {
  test.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour on the same domain', { 'sec-fetch-site': 'same-site', origin: 'https://feedback.example.org' }],
    ['another origin on plain http', { origin: 'http://elsewhere.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['nothing said', {}],
  ])('%s', (_name, headers) => {
    expect(() => refuseCrossSite(request(headers), here)).toThrow('cross-site');
  });
});

test('the origin is the configured one, else the page’s, else the host’s', () => {
  const unnamed = { publicUrl: null, tls: false };
  expect(requestOrigin(request({ origin: 'http://evil.example' }), here)).toBe('https://feedback.example.org');
  expect(requestOrigin(request({ origin: 'https://10.0.0.5:8080' }), unnamed)).toBe('https://10.0.0.5:8080');
  expect(requestOrigin(request({ origin: 'http://evil.example' }), unnamed)).toBe('http://10.0.0.5:8080');
});

test('behind a proxy nobody named, the cookie that browsers send over TLS alone tells https', () => {
  const unnamed = { publicUrl: null, tls: false };
  const get = (cookie: string) => new Request('http://feedback.example.org/api/v1/session', { headers: { cookie } });
  expect(requestOrigin(get('other=1; __Host-candour=t'), unnamed)).toBe('https://feedback.example.org');
  expect(requestOrigin(get('candour-local=t'), unnamed)).toBe('http://feedback.example.org');
  // Left behind on localhost by another port.
  expect(requestOrigin(get('candour-local=t; __Host-candour=t'), unnamed)).toBe('http://feedback.example.org');
});

test('the cookie is __Host- over TLS, plain on localhost, and refused on plain http elsewhere', () => {
  expect(sessionCookie('https://feedback.example.org', 't')).toBe('__Host-candour=t; Path=/; HttpOnly; Secure; SameSite=Strict');
  expect(sessionCookie('http://localhost:8080', 't')).toBe('candour-local=t; Path=/; HttpOnly; SameSite=Strict');
  expect(() => sessionCookie('http://10.0.0.5:8080', 't')).toThrow('needs-https');
});
