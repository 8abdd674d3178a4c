// What kind of message it was, within a sentence of a letter, in the languages that are shipped.
import type { CaseKind } from '../cases/case-kinds.ts';

const NAMES: Readonly<Record<string, Readonly<Record<CaseKind, string>>>> = {
  en: { compliment: 'compliment', complaint: 'complaint', question: 'question' },
  es: { compliment: 'felicitación', complaint: 'queja', question: 'pregunta' },
  sw: { compliment: 'pongezi', complaint: 'malalamiko', question: 'swali' },
  fr: { compliment: 'compliment', complaint: 'réclamation', question: 'question' },
  pt: { compliment: 'elogio', complaint: 'reclamação', question: 'pergunta' },
  ar: { compliment: 'ثناء', complaint: 'شكوى', question: 'سؤال' },
};

/** undefined: nobody has named it in that language. */
export function kindName(kind: CaseKind, locale: string): string | undefined {
  return NAMES[locale.split('-')[0] ?? '']?.[kind];
}
