// Serves the built apps: hashed assets for ever, pages and service workers always asked for anew, compressed files where the build
// made them. An address inside an app that is no file is the app's own; a missing asset is a plain 404.
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { contentSecurityPolicy, permissionsPolicy } from './security-headers.ts';

const APPS = { kiosk: 'self', console: 'none', receipt: 'none' } as const;
type App = keyof typeof APPS;
const RECEIPTS_AT_KIOSK = '/kiosk/receipt';

/** `folder` holds one folder per app. */
export function registerStaticApps(app: Hono, folder: string): void {
  app.get('/', (context) => context.redirect(`/kiosk/${new URL(context.req.url).search}`, 302));
  registerReceiptsAtKiosk(app, folder);
  for (const name of Object.keys(APPS) as App[]) {
    app.get(`/${name}`, (context) => context.redirect(`/${name}/${new URL(context.req.url).search}`, 302));
    app.use(`/${name}/*`, etag());
    const onFound = (path: string, context: Context) => setHeaders(path, context, name);
    app.get(`/${name}/*`, serveStatic({ root: folder, precompressed: true, onFound }));
    const page = serveStatic({ root: folder, path: `${name}/index.html`, precompressed: true, onFound });
    app.get(`/${name}/*`, (context, next) => (isPage(context.req.path) ? page(context, next) : next()));
  }
}

/**
 * The receipt's page where a kiosk can go to it without leaving its scope, with the kiosk's isolation. Its files stay where they are. To the kiosk's
 * service worker it is no file of the shell.
 */
function registerReceiptsAtKiosk(app: Hono, folder: string): void {
  const onFound = (path: string, context: Context) => {
    setHeaders(path, context, 'receipt');
    isolate(context);
  };
  app.get(RECEIPTS_AT_KIOSK, serveStatic({ root: folder, path: 'receipt/index.html', precompressed: true, onFound }));
}

/** The last part of an asset's address has a file's ending. */
function isPage(path: string): boolean {
  return !path.slice(path.lastIndexOf('/')).includes('.');
}

/**
 * The kiosk is isolated, so that a page can end with its process (decision 0019); nothing in it comes from elsewhere anyway. Not its service worker, or
 * the browser would put the two into one process, which lives on with the one that stays.
 */
function setHeaders(path: string, context: Context, app: App): void {
  const file = path.replace(/\.(br|gz|zst)$/, '');
  context.header('cache-control', cacheControl(file, app));
  context.header('content-security-policy', contentSecurityPolicy(APPS[app]));
  if (app === 'kiosk' && !isServiceWorker(file)) isolate(context);
  if (app === 'console') context.header('permissions-policy', permissionsPolicy(['camera']));
}

function isolate(context: Context): void {
  context.header('cross-origin-embedder-policy', 'require-corp');
}

/** The receipt's page is not to come back out of any cache, not even the one that holds pages as they were left. */
function cacheControl(file: string, app: App): string {
  if (/[/\\]assets[/\\]/.test(file)) return 'public, max-age=31536000, immutable';
  return isServiceWorker(file) || app === 'receipt' ? 'no-store' : 'no-cache';
}

function isServiceWorker(file: string): boolean {
  return file.endsWith('service-worker.js');
}
