// Tells of new notices outside the page, through the browser. It may stand on a screen that others see: a kind and a reference, never a name or a
// word; of several at once only how many.
import type { Texts } from '../texts/en.ts';
import type { Notice } from './notices.ts';

export type Outside = {
  permission(): NotificationPermission | 'unsupported';
  ask(): Promise<NotificationPermission>;
  show(title: string, options: NotificationOptions): Promise<void>;
};

export function whatToSay(
  notices: readonly Notice[],
  { notices: t, product }: Texts,
): { title: string; options: NotificationOptions } | null {
  const [first] = notices;
  if (!first) return null;
  const body = notices.length === 1 ? `${t.sentences[first.kind]} ${first.reference}` : t.several(notices.length);
  return { title: product, options: { body, tag: notices.length === 1 ? first.id : 'several', icon: '/icons/console-192.png' } };
}

/** The browser's own, through the service worker where there is one: some devices know no other way. */
export function browserOutside(): Outside {
  return {
    permission: () => ('Notification' in globalThis ? Notification.permission : 'unsupported'),
    ask: () => Notification.requestPermission(),
    async show(title, options) {
      const worker = await navigator.serviceWorker.getRegistration();
      if (worker?.active) await worker.showNotification(title, options);
      else new Notification(title, options);
    },
  };
}
