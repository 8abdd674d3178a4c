// What is new since the person last looked. One look lasts as long as the inbox is on screen: what arrives after its beginning
// stays marked until the next. What was on screen is remembered at once, because a closing page has no time left to write.
import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LocalCopy } from '../local-copy.ts';
import type { InboxFeed, ReadItem } from './inbox-feed.ts';

export type Look = {
  readonly isNew: ReadonlySignal<(item: ReadItem) => boolean>;
  readonly newCount: ReadonlySignal<number>;
  markSeen: () => void;
};

export function useLook(feed: InboxFeed, copy: LocalCopy): Look {
  /** Last arrival of the look before; undefined while that is being read, null in the first look of all. */
  const seenThrough = useSignal<number | null | undefined>(undefined);
  const visible = useSignal(true);
  useEffect(() => {
    void copy.fact('lookedThrough').then((through) => (seenThrough.value = through ?? null));
    const look = () => (visible.value = document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [copy, seenThrough, visible]);

  useSignalEffect(() => {
    const newest = feed.items.value?.[0];
    if (!newest || feed.fetching.value === 'fetching' || seenThrough.value === undefined) return;
    if (visible.value) void copy.putFact('lookedThrough', newest.arrival).catch(() => {});
    // In the first look of all, what is there already is not news; the rows of the last page may still be on their way here.
    if (seenThrough.value === null) void copy.fact('inbox').then((inbox) => (seenThrough.value ??= inbox?.through ?? newest.arrival));
  });

  const isNew = useComputed(() => {
    const through = seenThrough.value ?? null;
    const opened = feed.opened.value;
    return (item: ReadItem) => through !== null && item.arrival > through && !opened.has(item.id);
  });
  const newCount = useComputed(() => feed.items.value?.filter(isNew.value).length ?? 0);
  const markSeen = () => {
    seenThrough.value = feed.items.peek()?.[0]?.arrival ?? seenThrough.value;
  };
  return { isNew, newCount, markSeen };
}
