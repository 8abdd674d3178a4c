// The cookie that carries a session. Over TLS it is `__Host-candour`. The one exception: on plain http the collector takes
// sign-ins from the machine itself alone (`localhost`), in a cookie of another name without `Secure`.
import { serialize } from 'hono/utils/cookie';
import { Problem } from '../../protocol/problem.ts';

/** The prefix makes browsers take and send it over TLS alone (RFC 6265bis §4.1.3.2). */
export const SECURE_NAME = '__Host-candour';
export const LOCAL_NAME = 'candour-local';
/** For the operator: behind a proxy that hands on neither name nor protocol, only they can know the address. */
const WAY_OUT =
  'On plain http, signing in works on localhost only. If a proxy speaks https for this collector, set CANDOUR_PUBLIC_URL to the address that people open.';
const SHARED = { path: '/', httpOnly: true, sameSite: 'Strict' } as const;

/** `origin` as people see it. Throws `needs-https` on plain http from elsewhere. */
export function sessionCookieName(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:') return SECURE_NAME;
  if (hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)) return LOCAL_NAME;
  throw new Problem('needs-https', { detail: WAY_OUT });
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
