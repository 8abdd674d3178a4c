// Prints the form of a kiosk as it is wanted to be shown: the paper twin. What is chosen stays on the screen, the sheet alone goes to the printer.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PaperAnswer } from '../../protocol/paper-api.ts';
import { textIn } from '../../protocol/text.ts';
import type { ApiResult } from '../api-client.ts';
import { useApp, useLanguage, useOpenSession, useTexts } from '../app-context.ts';
import { ChoiceField } from '../exports/choice-field.tsx';
import { placesOf } from '../fleet/places.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { CASE_OPENERS } from '../pages.ts';
import { problemText } from '../problem-text.ts';
import { hashOf } from '../route.ts';
import { keepSheets } from './find-sheet.ts';
import { languageName } from './language-name.ts';
import './paper.css';
import { Sheet } from './sheet.tsx';

const PLACES_EVERY_MS = 600_000;

export function PaperPage() {
  const texts = useTexts();
  const language = useLanguage();
  const { person } = useOpenSession();
  const kiosks = useKeptAnswer('kiosks', 'kiosks', {}, PLACES_EVERY_MS).answer;
  const places = useMemo(() => placesOf(kiosks.value?.kiosks ?? [], language), [kiosks.value, language]);
  const [wanted, setKiosk] = useState('');
  const kiosk = wanted || (places.kiosks[0]?.id ?? '');
  const t = texts.paper;
  return (
    <div class="page narrow paper-page">
      <div class="page-head">
        <h1>{t.title}</h1>
        {CASE_OPENERS.includes(person.role) && <a href={hashOf({ page: 'new-case', code: null })}>{t.keyIn}</a>}
      </div>
      <p class="lead">{t.line}</p>
      {kiosk === '' && <p class="notice">{t.noKiosks}</p>}
      {kiosk !== '' && <ChoiceField label={t.kiosk} options={places.kiosks} value={kiosk} choose={setKiosk} />}
      {kiosk !== '' && <Forms key={kiosk} kiosk={kiosk} />}
    </div>
  );
}

function Forms({ kiosk }: { kiosk: string }) {
  const { api, clock } = useApp();
  const { copy } = useOpenSession();
  const texts = useTexts();
  const [result, setResult] = useState<ApiResult<PaperAnswer> | null>(null);
  useEffect(() => {
    void api.call('paperForms', { params: { kiosk } }).then((asked) => {
      setResult(asked);
      if (asked.result === 'answered') void keepSheets(copy, asked.answer, clock());
    });
  }, [api, copy, clock, kiosk]);
  if (result === null) return <p role="status">{texts.loading}</p>;
  if (result.result !== 'answered') {
    return <p class="notice">{result.result === 'unreachable' ? texts.paper.nothing : problemText(result, texts)}</p>;
  }
  if (result.answer.forms.length === 0) return <p class="empty">{texts.paper.noForms}</p>;
  return <Printed paper={result.answer} />;
}

function Printed({ paper }: { paper: PaperAnswer }) {
  const t = useTexts().paper;
  const language = useLanguage();
  const [formId, setForm] = useState<string>(paper.forms[0]?.id ?? '');
  const [locale, setLocale] = useState<string>(paper.locales[0] ?? 'en');
  const form = paper.forms.find(({ id }) => id === formId);
  const forms = paper.forms.map(({ id, door }) => ({ id: id as string, name: textIn(door, language, 'en') }));
  const locales = paper.locales.map((id) => ({ id: id as string, name: languageName(id) }));
  return (
    <>
      <div class="pair">
        <ChoiceField label={t.form} options={forms} value={formId} choose={setForm} />
        <ChoiceField label={t.language} options={locales} value={locale} choose={setLocale} />
      </div>
      <div>
        <button type="button" class="primary" onClick={() => print()}>
          {t.print}
        </button>
      </div>
      {form && <Sheet paper={paper} form={form} locale={locale} />}
    </>
  );
}
