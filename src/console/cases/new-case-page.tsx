// Opens a case from what came on paper, by phone, letter, e-mail or in person: from a sheet that was printed here, by the code on it, else freely.
import { useMemo } from 'preact/hooks';
import { useLanguage, useTexts } from '../app-context.ts';
import { placesOf } from '../fleet/places.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { KeyedIn } from '../paper/keyed-in.tsx';
import { SheetCodeField } from '../paper/sheet-code-field.tsx';
import { hashOf } from '../route.ts';
import './cases.css';
import { OpenForm } from './open-form.tsx';

const PLACES_EVERY_MS = 600_000;

export function NewCasePage({ code }: { code: string | null }) {
  const texts = useTexts();
  const language = useLanguage();
  const kiosks = useKeptAnswer('kiosks', 'kiosks', {}, PLACES_EVERY_MS).answer;
  const places = useMemo(() => placesOf(kiosks.value?.kiosks ?? [], language), [kiosks.value, language]);
  const t = texts.caseForms.open;
  return (
    <div class="page narrow">
      <div class="page-head">
        <h1>{t.title}</h1>
        <a href={hashOf({ page: 'cases', case: null })}>{texts.cases.back}</a>
      </div>
      <p class="lead">{t.line}</p>
      {places.sites.length === 0 && <p class="notice">{t.noSites}</p>}
      {places.sites.length > 0 && <SheetCodeField key={code} code={code} />}
      {places.sites.length > 0 &&
        (code === null ? <OpenForm sites={places.sites} zoneOf={places.zoneOf} /> : <KeyedIn key={code} code={code} places={places} />)}
    </div>
  );
}
