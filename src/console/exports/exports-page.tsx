// What can be taken out as files. The browser follows the links itself, so that any size can be saved.
import { useMemo } from 'preact/hooks';
import { useLanguage, useOpenSession, useTexts } from '../app-context.ts';
import { placesOf } from '../fleet/places.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { CasesPart } from './cases-part.tsx';
import { EntriesPart } from './entries-part.tsx';
import { TokensPart } from './tokens-part.tsx';

const PLACES_EVERY_MS = 600_000;

export function ExportsPage() {
  const { exports: texts } = useTexts();
  const language = useLanguage();
  const { person } = useOpenSession();
  const kiosks = useKeptAnswer('kiosks', 'kiosks', {}, PLACES_EVERY_MS).answer;
  const places = useMemo(() => placesOf(kiosks.value?.kiosks ?? [], language), [kiosks.value, language]);
  return (
    <div class="page narrow">
      <h1>{texts.title}</h1>
      {person.role === 'administrator' && <EntriesPart places={places} />}
      <CasesPart places={places} />
      <p class="hint">{texts.recorded}</p>
      {person.role === 'administrator' && <TokensPart places={places} />}
    </div>
  );
}
