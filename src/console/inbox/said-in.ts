// What a visitor said in an item of the inbox, as one text that the offline copy can seal: the words of a comment as they are, a message with
// its answers as JSON.
import type { InboxItem } from '../../protocol/console-api.ts';

export type SaidIn = Pick<InboxItem, 'words' | 'message'>;

/** null: it could not be opened. */
export function saidText({ words, message }: SaidIn): string | null {
  return message ? JSON.stringify({ words, message }) : words;
}

export function saidFrom(kind: string, text: string | null): SaidIn {
  if (text === null || kind !== 'message') return { words: text, message: null };
  return JSON.parse(text) as SaidIn;
}
