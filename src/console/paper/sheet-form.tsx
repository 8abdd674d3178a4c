// The questions of a sheet, to be filled in as they stand on it, and the case that comes of it.
import { useState } from 'preact/hooks';
import type { ContactChannel } from '../../protocol/cases/case-kinds.ts';
import type { Answer } from '../../protocol/flow/answers.ts';
import { sheetCode } from '../../protocol/paper-api.ts';
import { sheetRevision } from '../../protocol/sheet-revision.ts';
import { textIn } from '../../protocol/text.ts';
import { uuidV7 } from '../../protocol/uuid-v7.ts';
import { useApp, useLanguage, useTexts } from '../app-context.ts';
import { useCaseFeed } from '../cases/case-feed-context.tsx';
import { FactField } from '../cases/fact-field.tsx';
import { missingIn, valuesOf } from '../cases/form-values.ts';
import { momentFields } from '../cases/opening-form.ts';
import { useAbout } from '../cases/use-about.ts';
import { ChoiceField } from '../exports/choice-field.tsx';
import type { Places } from '../fleet/places.ts';
import { dayAt } from '../ui/date-formatter.ts';
import { Form } from '../ui/form.tsx';
import type { FoundSheet } from './find-sheet.ts';
import { isTooLong, openedFromSheet, questionsOf, wordsOfSheet } from './keyed-sheet.ts';
import { languageName } from './language-name.ts';
import { paperWords } from './paper-words.ts';
import { useSheetCase } from './sheet-case.ts';
import { SheetCaseFields } from './sheet-case-fields.tsx';
import { SheetQuestion } from './sheet-question.tsx';

export function SheetForm({ sheet, places }: { sheet: FoundSheet; places: Places }) {
  const { clock } = useApp();
  const texts = useTexts();
  const language = useLanguage();
  const about = useAbout();
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [locale, setLocale] = useState<string>(sheet.paper.locales[0] ?? 'en');
  const { found, say } = useSheetCase(sheet, answers);
  const moments = momentFields(texts, dayAt(clock(), places.zoneOf(sheet.paper.site.id)));
  const questions = questionsOf(sheet, answers, { language, words: paperWords(language) });
  const { wrong, submit } = useSubmit(sheet, { answers, locale, found, moments, services: about.services });
  return (
    <Form class="card sheet-form" onSubmit={submit}>
      <Printed sheet={sheet} />
      <div class="pair">
        {moments.map((field) => (
          <FactField key={field.name} field={field} error={wrong[field.name] ?? null} />
        ))}
        <ChoiceField
          label={texts.paper.language}
          options={sheet.paper.locales.map((id) => ({ id, name: languageName(id) }))}
          value={locale}
          choose={setLocale}
        />
      </div>
      <fieldset>
        <legend>{texts.paper.keyed.answers}</legend>
        {questions.map((question) => (
          <SheetQuestion
            key={question.id}
            question={question}
            answer={answers[question.id]}
            lang={locale}
            say={(answer) => setAnswers({ ...answers, [question.id]: answer })}
          />
        ))}
      </fieldset>
      <SheetCaseFields found={found} say={say} about={about} />
      {wrong.all && (
        <p class="notice bad" role="alert">
          {wrong.all}
        </p>
      )}
      <div>
        <button type="submit" class="primary">
          {texts.caseForms.open.submit}
        </button>
      </div>
    </Form>
  );
}

function Printed({ sheet: { paper, form } }: { sheet: FoundSheet }) {
  const t = useTexts().paper.keyed;
  const language = useLanguage();
  const code = sheetCode(paper.organisation.id, { kiosk: paper.kiosk.id, form: form.id, revision: sheetRevision(paper.revision) });
  return (
    <header>
      <h2>{textIn(form.door, language, 'en')}</h2>
      <p class="hint">
        {t.of(paper.kiosk.name, textIn(paper.site.name, language, 'en'))} <bdi>{code}</bdi>
      </p>
    </header>
  );
}

type Keyed = {
  answers: Readonly<Record<string, Answer>>;
  locale: string;
  found: ReturnType<typeof useSheetCase>['found'];
  moments: ReturnType<typeof momentFields>;
  services: ReturnType<typeof useAbout>['services'];
};

/** `wrong`: by the names of fields, and `all` for what is wrong with the whole. */
function useSubmit(sheet: FoundSheet, { answers, locale, found, moments, services }: Keyed) {
  const feed = useCaseFeed();
  const { router, clock, random } = useApp();
  const texts = useTexts();
  const language = useLanguage();
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const submit = async (element: HTMLFormElement) => {
    const values = valuesOf(new FormData(element));
    const words = wordsOfSheet(sheet, answers, found.contact, { language, words: paperWords(language) });
    const missing = missingIn(moments, values, texts.caseForms);
    const t = texts.paper.keyed;
    if (Object.keys(words).length === 0) missing.all = t.empty;
    else if (isTooLong(words)) missing.all = t.tooLong;
    else if (!canReach(found.contact, words)) missing.all = t.noWay;
    setWrong(missing);
    if (Object.keys(missing).length > 0) return;
    const id = uuidV7(clock(), random(10));
    const department = found.department || (services.find((one) => one.id === found.service)?.department ?? null);
    const chosen = { kind: found.kind, contact: found.contact, department, service: found.service || null };
    const what = openedFromSheet(sheet, chosen, { day: values.text('day'), receivedAt: clock(), locale });
    await feed.add({ case: id, basedOn: 0, what, words, time: values.text('time') });
    router.go({ page: 'cases', case: id });
  };
  return { wrong, submit };
}

const WAYS = { 'e-mail': 'email', phone: 'phone', letter: 'address' } as const;

function canReach(contact: ContactChannel, words: object): boolean {
  return contact === 'none' || WAYS[contact] in words;
}
