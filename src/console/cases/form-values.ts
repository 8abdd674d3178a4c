// What a form of a case holds, and what is missing in it. Pure.
import type { Texts } from '../texts/en.ts';
import type { Field, Values } from './case-desk.ts';

export function valuesOf(data: FormData): Values {
  const text = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value.trim() : '');
  return { text: (name) => text(data.get(name)), has: (name) => data.has(name), all: (name) => data.getAll(name).map(text) };
}

/** By the names of fields. Calendar days compare as texts. */
export function missingIn(
  fields: readonly Field[],
  values: Values,
  texts: Pick<Texts['caseForms'], 'required' | 'future'>,
): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const field of fields) {
    const value = values.text(field.name);
    const isRequired = field.as === 'time' || ('required' in field && field.required);
    if (isRequired && value === '') wrong[field.name] = texts.required;
    else if (field.as === 'day' && field.max !== undefined && value > field.max) wrong[field.name] = texts.future;
  }
  return wrong;
}
