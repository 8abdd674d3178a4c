// The cookie that carries a session. Over TLS it is `__Host-candour`. The one exception: on plain http the collector takes
// sign-ins from the machine itself alone (`localhost`), in a cookie of another name without `Secure`.
import { serialize } from 'hono/utils/cookie';
import { Problem } from '../../protocol/problem.ts';

const SECURE_NAME = '__Host-candour';
const LOCAL_NAME = 'candour-local';
const SHARED = { path: '/', httpOnly: true, sameSite: 'Strict' } as const;

/** `origin` as people see it. Throws `not-allowed` on plain http from elsewhere. */
export function sessionCookieName(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:') return SECURE_NAME;
  if (hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)) return LOCAL_NAME;
  throw new Problem('not-allowed', { detail: 'Signing in needs https. On plain http it works on localhost only.' });
}

export function sessionCookie(origin: string, token: string): string {
  return write(sessionCookieName(origin), token, {});
}

export function endedSessionCookie(origin: string): string {
  return write(sessionCookieName(origin), '', { maxAge: 0 });
}

function write(name: string, value: string, more: { maxAge?: number }): string {
  return serialize(name, value, { ...SHARED, ...more, secure: name === SECURE_NAME });
}
