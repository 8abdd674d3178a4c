// Keeps the cases of whoever is in, on whatever page they are: what they did is sent, and what changed comes, as soon as it can.
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo } from 'preact/hooks';
import { useApp, useOpenSession } from '../app-context.ts';
import { pagesOf } from '../pages.ts';
import { usePolling } from '../poll.ts';
import { type CaseFeed, openCaseFeed } from './case-feed.ts';

const FETCH_EVERY_MS = 60_000;
const CaseFeedContext = createContext<CaseFeed | null>(null);

export function CaseFeedProvider({ children }: { children: ComponentChildren }) {
  const { person } = useOpenSession();
  return pagesOf(person).includes('cases') ? <Provided>{children}</Provided> : children;
}

function Provided({ children }: { children: ComponentChildren }) {
  const { api, exclusively, clock, random } = useApp();
  const { copy, cipher, person } = useOpenSession();
  const feed = useMemo(
    () => openCaseFeed({ copy, cipher, api, exclusively, clock, random, me: person.id }),
    [copy, cipher, api, exclusively, clock, random, person.id],
  );
  useEffect(() => feed.stop, [feed]);
  usePolling(feed.refresh, FETCH_EVERY_MS, 'cases');
  return <CaseFeedContext.Provider value={feed}>{children}</CaseFeedContext.Provider>;
}

/** Only for those who have cases. */
export function useCaseFeed(): CaseFeed {
  const feed = useMaybeCaseFeed();
  if (!feed) throw new Error('a screen of cases was rendered for somebody who has none');
  return feed;
}

export function useMaybeCaseFeed(): CaseFeed | null {
  return useContext(CaseFeedContext);
}
