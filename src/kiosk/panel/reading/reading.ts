// One reading of waiting words, from the key's answer to the last page: nothing is asked of the outbox before the key has answered,
// nothing is opened that the outbox did not put on record, and nothing is left once it is closed.
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Configuration } from '../../../protocol/configuration.ts';
import type { Reader } from '../../../protocol/publication.ts';
import { type MessageRead, readMessage, wordsOf } from '../../../protocol/read-message.ts';
import type { WaitingWords } from '../../worker-port.ts';
import type { StaffWorker } from '../staff-worker.ts';
import { openSealedWords } from './open-sealed-words.ts';
import { type UnlockedReader, type Unlocking, type UnlockPorts, unlockReader } from './unlock-reader.ts';

export type ReadingParts = Omit<UnlockPorts, 'signal'> & {
  worker: Pick<StaffWorker, 'openWords'>;
  readers: readonly Reader[];
  /** What the kiosk shows: whose they are, and what messages were asked. */
  configuration: Configuration;
};
/** `words` null: not sealed to this reader. `message`: its answers. */
export type OpenedWords = Omit<WaitingWords, 'body'> & { words: string | null; message: MessageRead | null };
export type Progress =
  | { at: 'unlocking' }
  | { at: 'failed'; why: Exclude<Unlocking['result'], 'unlocked'> | 'not-recorded' }
  | { at: 'reading'; unlocked: UnlockedReader; entries: readonly OpenedWords[]; before: number | null; busy: boolean };

export type Reading = {
  readonly progress: ReadonlySignal<Progress>;
  unlock(): Promise<void>;
  older(): Promise<void>;
  /** For good. */
  close(): void;
};

export function createReading({ worker, readers, configuration, ...ports }: ReadingParts): Reading {
  const organisation = configuration.organisation.id;
  const progress = signal<Progress>({ at: 'unlocking' });
  const closing = new AbortController();
  const { signal: closed } = closing;
  const show = (next: Progress) => {
    if (!closed.aborted) progress.value = next;
  };

  async function unlock(): Promise<void> {
    show({ at: 'unlocking' });
    const answer = await unlockReader(readers, organisation, { ...ports, signal: closed }).catch((): Unlocking => ({ result: 'refused' }));
    if (answer.result !== 'unlocked') return show({ at: 'failed', why: answer.result });
    await read(answer.unlocked, [], null);
  }

  async function older(): Promise<void> {
    const now = progress.value;
    if (now.at !== 'reading' || now.busy || now.before === null) return;
    show({ ...now, busy: true });
    await read(now.unlocked, now.entries, now.before);
  }

  async function read(unlocked: UnlockedReader, shown: readonly OpenedWords[], before: number | null): Promise<void> {
    if (closed.aborted) return;
    const page = await worker.openWords(unlocked.reader.keyId, before);
    if (!page) return show({ at: 'failed', why: 'not-recorded' });
    const entries = await Promise.all(page.entries.map((entry) => opened(entry, configuration, unlocked)));
    show({ at: 'reading', unlocked, entries: [...shown, ...entries], before: page.before, busy: false });
  }

  function close(): void {
    closing.abort();
    progress.value = { at: 'unlocking' };
  }

  return { progress, unlock, older, close };
}

async function opened({ body, ...named }: WaitingWords, configuration: Configuration, unlocked: UnlockedReader): Promise<OpenedWords> {
  const place = { organisation: configuration.organisation.id, entryId: named.id };
  const said = body === null ? null : await openSealedWords(body, place, unlocked);
  if (said === null || 'text' in said) return { ...named, words: said?.text ?? null, message: null };
  const message = readMessage(said, configuration);
  return { ...named, words: wordsOf(message), message };
}
