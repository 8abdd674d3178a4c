// What every screen may use, made once by `main.tsx` and handed down.
import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ApiClient } from './api-client.ts';
import type { Exclusively } from './inbox/openings.ts';
import type { LanguageChoice } from './language.ts';
import type { Live } from './live/live.ts';
import type { Outside } from './notices/tell-outside.ts';
import type { Router } from './route.ts';
import type { OpenSession, Session } from './session/session.ts';
import type { ShellUpdate } from './shell-update.ts';
import type { Texts } from './texts/en.ts';

export type App = {
  api: ApiClient;
  session: Session;
  router: Router;
  languages: LanguageChoice;
  exclusively: Exclusively;
  update: ShellUpdate;
  live: Live;
  outside: Outside;
  /** Milliseconds since 1970; `now` follows it every few seconds, for sentences such as "12 minutes ago". */
  clock: () => number;
  now: ReadonlySignal<number>;
  random: (bytes: number) => Uint8Array<ArrayBuffer>;
};

export const AppContext = createContext<App | null>(null);
export const OpenSessionContext = createContext<OpenSession | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('a screen was rendered outside AppContext');
  return app;
}

/** Only below the signed-in shell. */
export function useOpenSession(): OpenSession {
  const session = useContext(OpenSessionContext);
  if (!session) throw new Error('a screen for people who are signed in was rendered without them');
  return session;
}

export function useTexts(): Texts {
  return useApp().languages.texts.value;
}

/** For dates and numbers. */
export function useTag(): string {
  return useApp().languages.tag.value;
}

/** For choosing among texts. */
export function useLanguage(): string {
  return useApp().languages.language.value;
}
