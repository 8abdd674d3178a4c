// Keeps the notices of whoever is in, on whatever page they are, and tells of new ones outside it where they want that.
import { useComputed, useSignalEffect } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo } from 'preact/hooks';
import { useApp, useLanguage, useOpenSession } from '../app-context.ts';
import { useCaseFeed } from '../cases/case-feed-context.tsx';
import { placesOf } from '../fleet/places.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { CASE_OPENERS } from '../pages.ts';
import { type NoticeDesk, openNoticeDesk } from './notice-desk.ts';
import { whatToSay } from './tell-outside.ts';

const PLACES_EVERY_MS = 600_000;
const NoticeContext = createContext<NoticeDesk | null>(null);

/** For those who can own a case. */
export function NoticeProvider({ children }: { children: ComponentChildren }) {
  const { person } = useOpenSession();
  return CASE_OPENERS.includes(person.role) ? <Provided>{children}</Provided> : children;
}

function Provided({ children }: { children: ComponentChildren }) {
  const { rows } = useCaseFeed();
  const { now, exclusively, live, outside, languages } = useApp();
  const { copy, person } = useOpenSession();
  const language = useLanguage();
  const { answer: kiosks } = useKeptAnswer('kiosks', 'kiosks', {}, PLACES_EVERY_MS);
  // Without them nobody knows which day it is at a site.
  const zones = useComputed(() => kiosks.value && placesOf(kiosks.value.kiosks, language).zoneOf);
  const desk = useMemo(
    () => openNoticeDesk({ rows, now, zones, me: person.id, copy, exclusively }),
    [rows, now, zones, person.id, copy, exclusively],
  );
  useEffect(() => desk.stop, [desk]);
  useSignalEffect(() => {
    const untold = desk.untold.value;
    if (!untold || untold.length === 0 || !live.leading.value || outside.permission() !== 'granted') return;
    const said = whatToSay(untold, languages.texts.peek());
    // Remembered first: better not told than told again and again.
    void desk.markTold(untold.map(({ id }) => id)).then(() => said && outside.show(said.title, said.options));
  });
  return <NoticeContext.Provider value={desk}>{children}</NoticeContext.Provider>;
}

/** null: for those who own no cases. */
export function useNotices(): NoticeDesk | null {
  return useContext(NoticeContext);
}
