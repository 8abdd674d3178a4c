// The languages of a kiosk, in their order, and adding one: its texts start empty and must be written before publishing.
import { useState } from 'preact/hooks';
import { KIOSK_LOCALES } from '../../protocol/kiosk-locales.ts';
import { useTexts } from '../app-context.ts';
import { Field } from '../ui/field.tsx';
import { moved, withLocale, withoutLocale } from './draft.ts';
import { useEditing, useLanguageName } from './editing.ts';
import { FormSection } from './form-section.tsx';
import { ListButtons } from './list-buttons.tsx';

export function LanguagesPart() {
  const { draft, edit } = useEditing();
  const t = useTexts().editor;
  const languageName = useLanguageName();
  const missing = KIOSK_LOCALES.filter((locale) => !draft.locales.includes(locale));
  const [adding, setAdding] = useState<string>('');
  const wish = missing.find((locale) => locale === adding) ?? missing[0];
  return (
    <FormSection title={t.languages} hint={t.languagesHint}>
      <ol class="rows">
        {draft.locales.map((locale, place) => (
          <li key={locale}>
            <span>{languageName(locale)}</span>
            <ListButtons
              name={languageName(locale)}
              place={place}
              count={draft.locales.length}
              removable={draft.locales.length > 1}
              move={(by) => edit({ ...draft, locales: moved(draft.locales, place, by) })}
              remove={() => edit(withoutLocale(draft, locale))}
            />
          </li>
        ))}
      </ol>
      {wish && (
        <div class="adding">
          <Field label={t.addLanguage}>
            {(control) => (
              <select {...control} value={wish} onChange={(event) => setAdding(event.currentTarget.value)}>
                {missing.map((locale) => (
                  <option key={locale} value={locale}>
                    {languageName(locale)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="button" onClick={() => edit(withLocale(draft, wish))}>
            {t.add}
          </button>
        </div>
      )}
    </FormSection>
  );
}
