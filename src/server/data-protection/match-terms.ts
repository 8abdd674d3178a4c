// Whether words name the person who is looked for: written differently, with or without accents, in groups of digits or not. Pure.
import type { PersonTerms, TermName } from '../../protocol/data-protection-api.ts';
import { foldedWords } from '../../protocol/folded-words.ts';
import { receiptReference } from '../../protocol/receipt.ts';
import type { SealedEntry } from '../store/data-protection-store.ts';
import { receiptIn } from '../store/receipt-in-header.ts';

/** National numbers are told by their last seven digits, whatever stands before them. */
const TELLING_DIGITS = 7;

/** Which of `terms` stand in the texts. */
export function termsIn(texts: readonly string[], terms: PersonTerms): TermName[] {
  const said = texts.join('\n');
  return (Object.keys(TESTS) as TermName[]).filter((name) => {
    const term = terms[name];
    return term !== undefined && TESTS[name](said, term);
  });
}

const TESTS: { [Name in TermName]: (said: string, term: string) => boolean } = {
  name: (said, term) => {
    const words = new Set(foldedWords(said));
    return foldedWords(term).every((word) => words.has(word));
  },
  email: (said, term) => said.toLowerCase().includes(term.toLowerCase()),
  phone: (said, term) => {
    const telling = digitsOf(term).slice(-TELLING_DIGITS);
    return telling.length >= 5 && numbersIn(said).some((number) => number.endsWith(telling));
  },
  reference: (said, term) => plainReference(said).includes(plainReference(term)),
};

export function plainReference(text: string): string {
  return text.toUpperCase().replace(/[\s.-]/g, '');
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}

/** Digits that belong together, however they are grouped. */
function numbersIn(text: string): string[] {
  return (text.normalize('NFKC').match(/\d[\d\s().\-/]*/g) ?? []).map(digitsOf);
}

/** Every text in what was sealed. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** The reference stands in a message's header, beside the words. */
export function referencesIn(entry: Pick<SealedEntry, 'id' | 'kind' | 'header'>): string[] {
  const receipt = receiptIn({ ...entry, organisation: '' });
  return receipt ? [receiptReference(receipt.prefix, receipt.counter)] : [];
}
