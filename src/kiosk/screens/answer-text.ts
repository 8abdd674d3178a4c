// An answer as its visitor reads it: the labels of what was chosen, a day or a time as the locale writes it, or the words.
import type { LaterAnswering } from './answering.ts';

/** Empty when there is none. */
export function answerText({ asked, value, say, texts, words, locale }: LaterAnswering): string {
  if (value === undefined || value.length === 0) return '';
  switch (asked.control) {
    case 'choice': {
      const chosen = asked.options.filter(({ id }) => [value].flat().includes(id));
      return new Intl.ListFormat(locale).format(chosen.map(({ text }) => say(text)));
    }
    case 'yes-no':
      return value === 'yes' ? words.yes : value === 'no' ? words.no : words.notSure;
    case 'scale':
      return (texts.faces as Readonly<Record<string, string>>)[String(value)] ?? Number(value).toLocaleString(locale);
    case 'date':
      return Temporal.PlainDate.from(String(value)).toLocaleString(locale, { dateStyle: 'full' });
    case 'time':
      return Temporal.PlainTime.from(String(value)).toLocaleString(locale, { timeStyle: 'short' });
    case 'words':
      return String(value);
    case 'signpost':
      return '';
  }
}
