// One person's data: oversight finds and exports it, an administrator holds and erases it, so that nobody does both alone.
import { useMemo } from 'preact/hooks';
import { useLanguage, useOpenSession, useTexts } from '../app-context.ts';
import { placesOf } from '../fleet/places.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { ErasePart } from './erase-part.tsx';
import { FindPart } from './find-part.tsx';
import './person.css';

const PLACES_EVERY_MS = 600_000;

export function PersonPage() {
  const { person: t } = useTexts();
  const language = useLanguage();
  const { person } = useOpenSession();
  const kiosks = useKeptAnswer('kiosks', 'kiosks', {}, PLACES_EVERY_MS).answer;
  const places = useMemo(() => placesOf(kiosks.value?.kiosks ?? [], language), [kiosks.value, language]);
  return (
    <div class="page person">
      <h1>{t.title}</h1>
      {person.role === 'administrator' ? <ErasePart places={places} /> : <FindPart places={places} />}
    </div>
  );
}
