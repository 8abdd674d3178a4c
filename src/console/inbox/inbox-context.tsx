// Keeps the inbox of whoever is in, from their first look at it until they are out: items are read and decrypted, and their words taken in for the
// search, once, however often the page is left.
import { effect } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo } from 'preact/hooks';
import { useApp, useOpenSession } from '../app-context.ts';
import { type InboxFeed, openInboxFeed } from './inbox-feed.ts';
import { createWordSearch, type WordSearch } from './word-search.ts';

type Inbox = { feed: InboxFeed; search: WordSearch };
const InboxContext = createContext<(() => Inbox) | null>(null);

export function InboxProvider({ children }: { children: ComponentChildren }) {
  const { api, exclusively } = useApp();
  const { copy, cipher } = useOpenSession();
  const kept = useMemo(() => whenWanted(() => openInbox(openInboxFeed(copy, cipher, api, exclusively))), [copy, cipher, api, exclusively]);
  useEffect(() => kept.stop, [kept]);
  return <InboxContext.Provider value={kept.open}>{children}</InboxContext.Provider>;
}

export function useInbox(): Inbox {
  const open = useContext(InboxContext);
  if (!open) throw new Error('the inbox was rendered for somebody who is not in');
  return open();
}

function openInbox(feed: InboxFeed): Inbox & { stop: () => void } {
  const search = createWordSearch(whenIdle);
  const end = effect(() => search.update(feed.items.value ?? []));
  const stop = () => {
    end();
    search.stop();
    feed.stop();
  };
  return { feed, search, stop };
}

function whenWanted<T extends { stop: () => void }>(make: () => T): { open: () => T; stop: () => void } {
  let made: T | null = null;
  const open = () => {
    made ??= make();
    return made;
  };
  return { open, stop: () => made?.stop() };
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work);
  else setTimeout(work);
}
