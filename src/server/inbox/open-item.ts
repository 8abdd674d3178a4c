// One entry of the inbox as who may read it sees it: its words, opened in memory; a message with its answers under the labels of the
// configuration that its kiosk showed.
import * as v from 'valibot';
import { FormBody } from '../../protocol/form-body.ts';
import { type MessageRead, readMessage, wordsOf } from '../../protocol/read-message.ts';
import type { Shown } from '../configuration/shown-from.ts';
import type { WordsRow } from '../store/store.ts';

type Opened = { words: string | null; message: MessageRead | null };

const NOTHING: Opened = { words: null, message: null };
/** Every kind of words but a message carries its text under this name. */
const Words = v.object({ text: v.string() });

/** `plain`: what was sealed; null when no key here opens it. */
export async function openItem(
  { kind, kiosk, revision }: Pick<WordsRow, 'kind' | 'kiosk' | 'revision'>,
  plain: string | null,
  shown: Shown,
): Promise<Opened> {
  const body = plain === null ? null : parsed(plain);
  if (kind !== 'message') return v.is(Words, body) ? { words: body.text, message: null } : NOTHING;
  if (!v.is(FormBody, body)) return NOTHING;
  const message = readMessage(body, await shown(kiosk, revision));
  return { words: wordsOf(message), message };
}

function parsed(plain: string): unknown {
  try {
    return JSON.parse(plain);
  } catch {
    return null;
  }
}
