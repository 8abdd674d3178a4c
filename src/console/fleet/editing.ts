// What every part of the form needs: the draft, how to change it, and what is wrong where.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useTag } from '../app-context.ts';
import type { Draft } from './draft.ts';
import type { DraftErrors } from './draft-errors.ts';

export type Editing = {
  draft: Draft;
  edit: (next: Draft) => void;
  errors: DraftErrors;
  pinSet: boolean;
  newPin: string;
  setNewPin: (pin: string) => void;
};

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('a part of the form was rendered outside it');
  return editing;
}

/** The name of a kiosk's language in the reader's. */
export function useLanguageName(): (locale: string) => string {
  const tag = useTag();
  return (locale) => {
    const name = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' }).of(locale) ?? locale;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  };
}
