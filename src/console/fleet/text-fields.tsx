// One text in every language of the kiosk.

import { COMMENT_MAX_LENGTH } from '../../protocol/limits.ts';
import type { LocalisedText } from '../../protocol/text.ts';
import { useTexts } from '../app-context.ts';
import { Field } from '../ui/field.tsx';
import { useEditing, useLanguageName } from './editing.ts';

type Props = {
  label: string;
  /** Dot path into the configuration, for what is wrong. */
  path: string;
  text: LocalisedText;
  set: (text: LocalisedText) => void;
  optional?: boolean;
};

export function TextFields({ label, path, text, set, optional = false }: Props) {
  const { draft, errors } = useEditing();
  const { editor } = useTexts();
  const languageName = useLanguageName();
  return (
    <fieldset class="texts">
      <legend>
        {label} {optional && <small>({editor.optional})</small>}
      </legend>
      {draft.locales.map((locale) => (
        <Field key={locale} label={languageName(locale)} error={errors.get(`${path}.${locale}`)}>
          {(control) => (
            <textarea
              {...control}
              rows={1}
              lang={locale}
              dir="auto"
              maxLength={COMMENT_MAX_LENGTH}
              value={text[locale] ?? ''}
              onInput={(event) => set({ ...text, [locale]: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}
