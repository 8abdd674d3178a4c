// Search begins with a touch: the field, and the keyboard with it, appear only when they are wanted, and go with one more.
import { TypedField } from '../keyboard/typed-field.tsx';
import type { StandardsTexts } from './standards-texts.ts';

type SearchFieldProps = {
  words: StandardsTexts;
  locale: string;
  /** null: no search. */
  query: string | null;
  onQuery(query: string | null): void;
};

const MAX_LENGTH = 60;

export function SearchField({ words, locale, query, onQuery }: SearchFieldProps) {
  if (query === null)
    return (
      <button type="button" class="choice begin-search" onClick={() => onQuery('')}>
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.5 15.5L21 21" />
        </svg>
        {words.search}
      </button>
    );
  return (
    <div class="searching">
      <TypedField kind="text" locale={locale} label={words.search} maxLength={MAX_LENGTH} onInput={onQuery} />
      <button type="button" class="secondary" onClick={() => onQuery(null)}>
        {words.endSearch}
      </button>
    </div>
  );
}
