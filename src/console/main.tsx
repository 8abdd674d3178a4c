// Wires the console: window, network, clock, storage and copy are handed in here and nowhere else.
import { signal } from '@preact/signals';
import { render } from 'preact';
import { createApiClient } from './api-client.ts';
import { App } from './app.tsx';
import { AppContext, type App as AppParts } from './app-context.ts';
import './console.css';
import { type Exclusively, reportOpenings } from './inbox/openings.ts';
import { createLanguageChoice } from './language.ts';
import { deleteLocalCopy, hasLocalCopy, openLocalCopy } from './local-copy.ts';
import { createRouter } from './route.ts';
import { createSession } from './session/session.ts';
import { sessionChannel } from './session/session-channel.ts';
import { watchShell } from './shell-update.ts';

const NOW_EVERY_MS = 10_000;

const api = createApiClient((...request) => fetch(...request));
const exclusively: Exclusively = (name, work) => navigator.locks.request(name, work);
const now = signal(Date.now());
setInterval(() => (now.value = Date.now()), NOW_EVERY_MS);
// The browser's word for "no network at all" can be trusted; its word for "network" can't.
addEventListener('offline', () => (api.reachable.value = false));

const app: AppParts = {
  api,
  session: createSession(
    {
      api,
      crypto,
      remembered: localStorage,
      copies: { has: hasLocalCopy, open: openLocalCopy, delete: deleteLocalCopy },
      channel: sessionChannel(new BroadcastChannel('candour-console')),
    },
    (copy) => reportOpenings(copy, api, exclusively),
  ),
  router: createRouter(window),
  languages: createLanguageChoice(navigator.languages, localStorage),
  exclusively,
  update: watchShell(window, '/console/service-worker.js'),
  clock: Date.now,
  now,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
};

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
render(
  <AppContext.Provider value={app}>
    <App />
  </AppContext.Provider>,
  root,
);
void app.session.start();
