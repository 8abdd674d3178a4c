// What is new since the person last looked. One look lasts as long as the inbox is on screen; when it ends, what was there
// counts as seen.
import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LocalCopy } from '../local-copy.ts';
import type { InboxFeed, ReadItem } from './inbox-feed.ts';

export type Look = {
  readonly isNew: ReadonlySignal<(item: ReadItem) => boolean>;
  readonly newCount: ReadonlySignal<number>;
  markSeen: () => void;
};

export function useLook(feed: InboxFeed, copy: LocalCopy): Look {
  /** Last arrival of the look before; null while unknown, and in the first look of all, when nothing counts as new. */
  const seenThrough = useSignal<number | null>(null);
  useEffect(() => {
    void copy.fact('lookedThrough').then((through) => (seenThrough.value = through ?? null));
    const endLook = () => {
      const newest = feed.items.peek()?.[0];
      if (newest) void copy.putFact('lookedThrough', newest.arrival).catch(() => {});
    };
    const onHidden = () => {
      if (document.visibilityState === 'hidden') endLook();
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      endLook();
    };
  }, [copy, feed, seenThrough]);

  const isNew = useComputed(() => {
    const through = seenThrough.value;
    const opened = feed.opened.value;
    return (item: ReadItem) => through !== null && item.arrival > through && !opened.has(item.id);
  });
  const newCount = useComputed(() => feed.items.value?.filter(isNew.value).length ?? 0);
  const markSeen = () => {
    seenThrough.value = feed.items.peek()?.[0]?.arrival ?? seenThrough.value;
    if (seenThrough.value !== null) void copy.putFact('lookedThrough', seenThrough.value);
  };
  return { isNew, newCount, markSeen };
}
