// Each language in its own name, so that nobody must read another one to find theirs.
import { useApp, useLanguage, useTexts } from './app-context.ts';
import { LANGUAGES } from './language.ts';

export function LanguageSwitch() {
  const { languages } = useApp();
  const texts = useTexts();
  const language = useLanguage();
  return (
    <fieldset class="languages">
      <legend class="unseen">{texts.language}</legend>
      {LANGUAGES.map(({ id, name }) => (
        <button key={id} type="button" class="quiet small" lang={id} aria-pressed={id === language} onClick={() => languages.choose(id)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
