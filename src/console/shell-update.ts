// New versions of the console. A new service worker waits; it takes over at once when no work is open and nobody looks, else
// when the person says so. A tab reloads only with its own consent.
import { type ReadonlySignal, signal } from '@preact/signals';
import { Workbox } from 'workbox-window';

export type ShellUpdate = {
  readonly waiting: ReadonlySignal<boolean>;
  take(): void;
  later(): void;
  /** Called around work that a reload would lose; the returned function ends it. */
  workOpen(): () => void;
};

const CHECK_EVERY_MS = 3_600_000;

export function watchShell(view: Window, scriptUrl: string): ShellUpdate {
  const waiting = signal(false);
  let open = 0;
  let consented = false;
  const workbox = 'serviceWorker' in view.navigator ? new Workbox(trustedScriptUrl(view, scriptUrl), { scope: '/console/' }) : null;
  const mayReload = () => consented || (open === 0 && view.document.hidden);
  const takeOver = () => workbox?.messageSkipWaiting();

  workbox?.addEventListener('waiting', () => {
    waiting.value = true;
    if (mayReload()) takeOver();
  });
  workbox?.addEventListener('controlling', ({ isUpdate, isExternal }) => {
    if (!isUpdate && !isExternal) return;
    if (mayReload()) view.location.reload();
    else waiting.value = true;
  });
  view.document.addEventListener('visibilitychange', () => {
    if (waiting.value && mayReload()) takeOver();
  });
  view.setInterval(() => void workbox?.update().catch(() => {}), CHECK_EVERY_MS);
  void workbox?.register().catch(() => {});

  return {
    waiting,
    take() {
      consented = true;
      void view.navigator.serviceWorker.getRegistration('/console/').then((registration) => {
        // Another tab may have let the new version take over already: then a reload is all that is missing.
        if (registration?.waiting) takeOver();
        else view.location.reload();
      });
    },
    later: () => {
      waiting.value = false;
    },
    workOpen() {
      open += 1;
      let ended = false;
      return () => {
        if (!ended) open -= 1;
        ended = true;
      };
    },
  };
}

type TrustedTypesWindow = {
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown } };
};

/** The one policy of this app, for the one address of a script that it names. */
function trustedScriptUrl(view: Window, scriptUrl: string): string {
  const factory = (view as TrustedTypesWindow).trustedTypes;
  if (!factory) return scriptUrl;
  const policy = factory.createPolicy('candour', {
    createScriptURL(url) {
      if (url !== scriptUrl) throw new TypeError(`not a script of the console: ${url}`);
      return url;
    },
  });
  return policy.createScriptURL(scriptUrl) as string;
}
