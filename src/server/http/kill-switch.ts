// Serves the kill switch in the place of the kiosk's service worker, while the operator says so. Read from its source: it must be there
// when builds are what is broken.
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import type { Hono } from 'hono';
import { PROJECT_FOLDER } from '../project-folder.ts';
import { contentSecurityPolicy } from './security-headers.ts';

/** Before the apps' own files. */
export function registerKillSwitch(app: Hono): void {
  app.get('/kiosk/service-worker.js', async (context) => {
    const source = await readFile(`${PROJECT_FOLDER}src/kiosk/kill-switch.ts`, 'utf8');
    return context.body(stripTypeScriptTypes(source), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy('self'),
    });
  });
}
