// How many sealed messages a second the collector can open in memory, page by page as it looks for a person or a word.
import { openedWords } from '../../../src/server/data-protection/opened-words.ts';
import { importSealingKey, newKey } from '../../../src/server/keys/key-file.ts';
import { sealWords } from '../../../src/server/keys/seal-words.ts';

const PAGE = 200;
const WORDS = 'Nobody came to the counter for an hour, and the second window was closed. '.repeat(4);

export async function openingRate(messages: number): Promise<number> {
  const file = newKey('sealing', 1);
  const keys = [importSealingKey(file)];
  const recipients = [{ keyId: file.kid, publicKey: file.x }];
  const page = Array.from({ length: PAGE }, () => crypto.randomUUID());
  const body = { formId: 'feedback', answers: { kind: 'complaint', 'what-happened': WORDS } };
  const sealed = await Promise.all(page.map((id) => sealWords(body, { organisation: 'desk', entryId: id }, recipients)));
  const from = performance.now();
  for (let opened = 0; opened < messages; opened += PAGE) {
    const words = await Promise.all(page.map((id, place) => openedWords('desk', { id, sealed: sealed[place] ?? '' }, keys)));
    if (words.includes(null)) throw new Error('what was sealed did not open');
  }
  return (messages / (performance.now() - from)) * 1000;
}
