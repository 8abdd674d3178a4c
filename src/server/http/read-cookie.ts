// One cookie out of a request's headers (RFC 6265).
import { parse } from 'hono/utils/cookie';

export function readCookie(headers: Headers, name: string): string | undefined {
  return parse(headers.get('cookie') ?? '', name)[name];
}
