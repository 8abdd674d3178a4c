// The collector's whole surface as one Hono app: API, apps, operators' addresses. Any layer throws a Problem; here it becomes an answer.
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import type { StatusCode } from 'hono/utils/http-status';
import { API_BASE } from '../protocol/api-routes.ts';
import { Problem } from '../protocol/problem.ts';
import { createHandlers } from './api/handlers.ts';
import { registerRoutes } from './api/register-routes.ts';
import { registerKillSwitch } from './http/kill-switch.ts';
import { registerOperatorRoutes } from './http/operator-routes.ts';
import { problemResponse } from './http/problem-response.ts';
import { commonHeaders } from './http/security-headers.ts';
import { registerStaticApps } from './http/static-apps.ts';
import type { Stopping } from './http/stopping.ts';
import type { Parts } from './parts.ts';

/** `appsFolder` holds the built apps. `killSwitch`: the kiosk's service worker clears itself away. */
export function createApp(parts: Parts, stopping: Stopping, appsFolder: string, killSwitch = false): Hono {
  const app = new Hono();
  observeRequests(app, parts);
  app.use(stopping.middleware);
  setCommonHeaders(app, parts);
  answerProblems(app, parts);
  registerRoutes(app, parts, createHandlers(parts));
  registerOperatorRoutes(app, { ready: () => parts.store.ready(), metrics: parts.metrics });
  if (killSwitch) registerKillSwitch(app);
  registerStaticApps(app, appsFolder);
  return app;
}

/** The route's pattern is logged, never the address: a pairing code stands in one. */
function observeRequests(app: Hono, { metrics, log }: Parts): void {
  app.use(async (context, next) => {
    const start = performance.now();
    await next();
    const ms = performance.now() - start;
    const route = routePath(context, -1);
    metrics.observeRequest(context.req.method, route, context.res.status, ms / 1000);
    log.debug({ method: context.req.method, route, status: context.res.status, ms: Math.round(ms) }, 'answered');
  });
}

function setCommonHeaders(app: Hono, { tls, publicUrl }: Parts): void {
  const headers = Object.entries(commonHeaders(tls || publicUrl?.startsWith('https:') === true));
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of headers) if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    const { headers: answer } = context.res;
    if (context.req.path.startsWith(API_BASE) && !answer.get('cache-control')?.includes('no-store'))
      answer.set('cache-control', 'no-store');
  });
}

function answerProblems(app: Hono, { log }: Parts): void {
  app.notFound(() => problemResponse(new Problem('not-found')));
  app.onError((error, context) => {
    const problem = error instanceof Problem ? error : new Problem('internal', {}, { cause: error });
    const route = routePath(context, -1);
    if (problem.status >= 500) log.error({ err: error, cause: error.cause, route }, 'could not answer');
    const response = problemResponse(problem);
    // Headers that were set before it went wrong stay: a kiosk needs its fresh nonce.
    for (const [name, value] of response.headers) context.header(name, value);
    return context.newResponse(response.body, { status: response.status as StatusCode });
  });
}
