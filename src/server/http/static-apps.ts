// Serves the built apps: hashed assets for ever, pages and service workers always asked for anew, compressed files where the build
// made them. An address inside an app that is no file is the app's own; a missing asset is a plain 404.
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { contentSecurityPolicy } from './security-headers.ts';

const APPS = { kiosk: 'self', console: 'none' } as const;
type App = keyof typeof APPS;

/** `folder` holds one folder per app. */
export function registerStaticApps(app: Hono, folder: string): void {
  app.get('/', (context) => context.redirect(`/kiosk/${new URL(context.req.url).search}`, 302));
  for (const name of Object.keys(APPS) as App[]) {
    app.get(`/${name}`, (context) => context.redirect(`/${name}/${new URL(context.req.url).search}`, 302));
    app.use(`/${name}/*`, etag());
    const onFound = (path: string, context: Context) => setHeaders(path, context, name);
    app.get(`/${name}/*`, serveStatic({ root: folder, precompressed: true, onFound }));
    const page = serveStatic({ root: folder, path: `${name}/index.html`, precompressed: true, onFound });
    app.get(`/${name}/*`, (context, next) => (isPage(context.req.path) ? page(context, next) : next()));
  }
}

/** The last part of an asset's address has a file's ending. */
function isPage(path: string): boolean {
  return !path.slice(path.lastIndexOf('/')).includes('.');
}

function setHeaders(path: string, context: Context, app: App): void {
  const file = path.replace(/\.(br|gz|zst)$/, '');
  context.header('cache-control', cacheControl(file));
  context.header('content-security-policy', contentSecurityPolicy(APPS[app]));
}

function cacheControl(file: string): string {
  if (/[/\\]assets[/\\]/.test(file)) return 'public, max-age=31536000, immutable';
  return file.endsWith('service-worker.js') ? 'no-store' : 'no-cache';
}
