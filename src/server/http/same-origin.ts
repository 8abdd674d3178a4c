// Keeps other sites from acting with a person's cookie: what changes something must come from our own pages.
import { Problem } from '../../protocol/problem.ts';
import { LOCAL_NAME, SECURE_NAME } from '../accounts/session-cookie.ts';
import { readCookie } from './read-cookie.ts';

type Where = { publicUrl: string | null; tls: boolean };

/**
 * By `Sec-Fetch-Site`, which pages can't forge, or else by `Origin` (browsers leave the former out on plain http). A request with
 * neither is refused too: every browser sends one of them with a POST.
 */
export function refuseCrossSite(request: Request, where: Where): void {
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.headers.get('origin');
  if (site === null && origin !== null && isOurs(origin, request, where)) return;
  throw new Problem('cross-site');
}

/** The origin people use: as configured, else as the page that asks names it, else as its host and cookies tell (a GET names no page). */
export function requestOrigin(request: Request, where: Where): string {
  if (where.publicUrl) return where.publicUrl;
  const origin = request.headers.get('origin');
  if (origin && isOurs(origin, request, where)) return origin;
  return `${where.tls || cameOverTls(request) ? 'https' : 'http'}://${request.headers.get('host') ?? new URL(request.url).host}`;
}

/** A proxy may speak TLS for us. On localhost, cookies of every port and protocol meet: the one of plain http wins there. */
function cameOverTls({ headers }: Request): boolean {
  return readCookie(headers, SECURE_NAME) !== undefined && readCookie(headers, LOCAL_NAME) === undefined;
}

function isOurs(origin: string, request: Request, where: Where): boolean {
  if (origin === where.publicUrl) return true;
  return URL.parse(origin)?.host === (request.headers.get('host') ?? new URL(request.url).host);
}
