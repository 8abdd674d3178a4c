// Wires the console: window, network, clock, storage and copy are handed in here and nowhere else.
import { signal } from '@preact/signals';
import { render } from 'preact';
import { addressOf, createApiClient } from './api-client.ts';
import { App } from './app.tsx';
import { AppContext, type App as AppParts } from './app-context.ts';
import './console.css';
import { sendQueue } from './cases/send-queue.ts';
import { type Exclusively, reportOpenings } from './inbox/openings.ts';
import { createLanguageChoice } from './language.ts';
import { createLive } from './live/live.ts';
import { deleteLocalCopy, hasLocalCopy, localCopies, openLocalCopy } from './local-copy.ts';
import { browserOutside } from './notices/tell-outside.ts';
import { createRouter } from './route.ts';
import { createSession } from './session/session.ts';
import { sessionChannel } from './session/session-channel.ts';
import { watchShell } from './shell-update.ts';

const NOW_EVERY_MS = 10_000;
const LOOK_AT_AGE_EVERY_MS = 10 * 60 * 1000;

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
      copies: { all: localCopies, has: hasLocalCopy, open: openLocalCopy, delete: deleteLocalCopy },
      channel: sessionChannel(new BroadcastChannel('candour-console')),
      clock: Date.now,
    },
    async (copy, cipher) => {
      await reportOpenings(copy, api, exclusively);
      if (cipher) await exclusively('candour-console-cases', () => sendQueue({ copy, cipher, api }));
    },
  ),
  router: createRouter(window),
  languages: createLanguageChoice(navigator.languages, localStorage),
  exclusively,
  update: watchShell(window, '/console/service-worker.js'),
  live: createLive({
    open: () => new EventSource(addressOf('events')),
    later(work, ms) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    locks: navigator.locks,
    channel: new BroadcastChannel('candour-console-live'),
  }),
  outside: browserOutside(),
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
api.onAnswer(() => void app.session.noteContact());
setInterval(() => void app.session.ageOut(), LOOK_AT_AGE_EVERY_MS);
void app.session.start();
