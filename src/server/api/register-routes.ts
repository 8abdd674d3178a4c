// Registers every address of `API_ROUTES`: who may, the body within its limits and shape, then its handler. A new route without a
// handler, or the other way round, does not type-check.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Access, ApiRoute } from '../../protocol/api-route.ts';
import { API_BASE, API_ROUTES, type ApiRouteName } from '../../protocol/api-routes.ts';
import { NONCE_HEADER } from '../../protocol/http-signature.ts';
import { Problem, shapeDetails } from '../../protocol/problem.ts';
import { authenticatePerson } from '../accounts/authenticate-person.ts';
import { type AuthenticateToken, tokenAuthentication } from '../api-tokens/authenticate-token.ts';
import { authenticateKiosk } from '../fleet/authenticate-kiosk.ts';
import { clientOf } from '../http/client-address.ts';
import { checkBodyHeaders, parseBody, readBody } from '../http/read-body.ts';
import { readCookie } from '../http/read-cookie.ts';
import { refuseCrossSite, requestOrigin } from '../http/same-origin.ts';
import { everyText, isStorable } from '../http/storable-text.ts';
import type { Parts } from '../parts.ts';
import type { Call, Handlers } from './handler.ts';

// The typed handlers are called with what their own route's shapes have parsed; only this file sees them untyped.
type AnyHandler = (call: Call<unknown, unknown>) => Promise<unknown>;

export function registerRoutes(app: Hono, parts: Parts, handlers: Handlers): void {
  const byToken = tokenAuthentication(parts);
  const routes: [string, ApiRoute][] = Object.entries(API_ROUTES);
  for (const [name, route] of routes) {
    const handler = handlers[name as ApiRouteName] as unknown as AnyHandler;
    app.on(route.method, `${API_BASE}${route.path}`, (context) => answer(context, { parts, byToken }, route, handler));
  }
  for (const path of new Set(routes.map(([, { path }]) => path))) refuseOtherMethods(app, routes, path);
}

type Doors = { parts: Parts; byToken: AuthenticateToken };

async function answer(context: Context, doors: Doors, route: ApiRoute, handler: AnyHandler): Promise<Response> {
  const { parts } = doors;
  const receivedAt = parts.clock();
  const request = context.req.raw;
  if (request.url.includes('%00')) throw new Problem('not-found');
  if (route.request) checkBodyHeaders(request.headers);
  const { access } = route;
  const finish = async (caller: unknown, body: unknown): Promise<Response> => {
    const call = callOf(context, parts, { caller, body, receivedAt });
    const result = await handler(call);
    if (result instanceof Response) return result;
    return result === undefined ? context.body(null, 204) : context.json(result);
  };
  if (access === 'kiosk') return inTurn(context, parts, route, finish);
  const { caller, body } = await openCaller(context, doors, { ...route, access }, receivedAt);
  return finish(caller, body);
}

type Known = Pick<Call<unknown, unknown>, 'caller' | 'body' | 'receivedAt'>;

function callOf(context: Context, parts: Parts, known: Known): Call<unknown, unknown> {
  const request = context.req.raw;
  return {
    ...known,
    address: clientOf(context).address,
    origin: requestOrigin(request, parts),
    param: (name) => context.req.param(name) ?? '',
    query: (name) => context.req.query(name),
    cookie: (name) => readCookie(request.headers, name),
    setHeader: (name, value) => context.header(name, value, { append: true }),
  };
}

type Finish = (caller: unknown, body: unknown) => Promise<Response>;

/** The signature is over the bytes as sent, so it is checked before anything is unpacked; from then on it counts as the kiosk's. */
async function inTurn(context: Context, parts: Parts, route: ApiRoute, finish: Finish): Promise<Response> {
  const request = context.req.raw;
  const bytes = await readBody(request);
  const giveNonce = (nonce: string) => context.header(NONCE_HEADER, nonce);
  const caller = await authenticateKiosk(request, bytes, parts, giveNonce);
  return parts.turns.run(caller.id, async () =>
    finish(caller, route.request ? parseShape(route, await parseBody(bytes, request.headers)) : undefined),
  );
}

/** A code proves itself; there is no cookie that another site could borrow. */
const WITHOUT_COOKIES: ReadonlySet<string> = new Set([API_ROUTES.pair.path]);
type OpenRoute = ApiRoute & { access: Exclude<Access, 'kiosk'> };

async function openCaller(context: Context, { parts, byToken }: Doors, route: OpenRoute, at: number) {
  const request = context.req.raw;
  if (route.method !== 'GET' && !WITHOUT_COOKIES.has(route.path)) refuseCrossSite(request, parts);
  const { access, token } = route;
  const asker = { request, address: clientOf(context).address, at };
  const caller = access === 'public' ? null : ((await byToken(asker, token)) ?? (await authenticatePerson(request, access, parts, at)));
  if (!route.request) return { caller, body: undefined };
  const value = await parseBody(await readBody(request), request.headers);
  if (!everyText(value, isStorable))
    throw new Problem('shape-invalid', { detail: 'text that cannot be stored (U+0000, half a character)' });
  return { caller, body: parseShape(route, value) };
}

function parseShape(route: ApiRoute, value: unknown): unknown {
  if (!route.request) return undefined;
  const parsed = v.safeParse(route.request, value, { abortEarly: true });
  if (!parsed.success) throw new Problem('shape-invalid', shapeDetails(parsed.issues));
  return parsed.output;
}

function refuseOtherMethods(app: Hono, routes: readonly [string, ApiRoute][], path: string): void {
  const allowed = routes.filter(([, route]) => route.path === path).map(([, route]) => route.method);
  app.all(`${API_BASE}${path}`, (context) => {
    context.header('allow', allowed.join(', '));
    throw new Problem('method-not-allowed', { detail: `Allowed: ${allowed.join(', ')}.` });
  });
}
