// Whether a text has all the words that somebody looks for, in any order; the last of them may still be a beginning, as in the console's own
// search. Pure.
import { foldedWords } from '../../protocol/folded-words.ts';

/** Written together with their word in Arabic: "and", "so", "with", "as", "for" and the article. */
const ATTACHED = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=\p{Script=Arabic}{2})/u;

export type WordMatch = (text: string) => boolean;

/** Nothing is found by what has no word in it. */
export function matchWords(typed: string): WordMatch {
  const wanted = foldedWords(typed).map(bare);
  const last = wanted.pop();
  if (last === undefined) return () => false;
  return (text) => {
    const said = new Set(foldedWords(text).flatMap(bothForms));
    return wanted.every((word) => said.has(word)) && some(said, (word) => word.startsWith(last));
  };
}

function bothForms(word: string): string[] {
  const without = bare(word);
  return without === word ? [word] : [word, without];
}

function bare(word: string): string {
  return word.replace(ATTACHED, '');
}

function some(words: Iterable<string>, test: (word: string) => boolean): boolean {
  for (const word of words) if (test(word)) return true;
  return false;
}
