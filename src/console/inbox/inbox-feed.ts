// The inbox as this console knows it: fetched into the copy page by page, read from the copy alone, so that online and offline
// are the same screen. Words are decrypted once each, into memory.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { InboxAnswer, InboxItem } from '../../protocol/console-api.ts';
import type { ApiClient } from '../api-client.ts';
import type { CopyCipher } from '../copy-cipher.ts';
import type { CopiedItem, CopyFacts, LocalCopy } from '../local-copy.ts';
import type { Exclusively } from './openings.ts';

export type ReadItem = Omit<InboxItem, 'words'> & { words: string | null };
export type FetchState = 'idle' | 'fetching' | 'unreachable' | 'refused';
export type InboxFeed = {
  /** Newest arrival first; null until the copy has been read. */
  readonly items: ReadonlySignal<ReadItem[] | null>;
  readonly copied: ReadonlySignal<CopyFacts['inbox'] | null>;
  readonly opened: ReadonlySignal<ReadonlySet<string>>;
  readonly fetching: ReadonlySignal<FetchState>;
  refresh(): Promise<void>;
  stop(): void;
};

const PAGE = 200;

export function openInboxFeed(copy: LocalCopy, cipher: CopyCipher, api: ApiClient, exclusively: Exclusively): InboxFeed {
  const items = signal<ReadItem[] | null>(null);
  const copied = signal<CopyFacts['inbox'] | null>(null);
  const opened = signal<ReadonlySet<string>>(new Set());
  const fetching = signal<FetchState>('idle');
  const words = new Map<string, string | null>();
  let running: Promise<void> | null = null;

  const stops = [
    copy.watchItems((rows) => void readRows(rows, cipher, words).then((read) => (items.value = read))),
    copy.watchFact('inbox', (value) => (copied.value = value ?? null)),
    copy.watchOpened((ids) => (opened.value = ids)),
  ];
  const refresh = async (): Promise<void> => {
    fetching.value = 'fetching';
    fetching.value = await exclusively('candour-console-inbox', () => fetchNew(copy, cipher, api));
  };
  return {
    items,
    copied,
    opened,
    fetching,
    refresh: () => {
      running ??= refresh().finally(() => (running = null));
      return running;
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

async function fetchNew(copy: LocalCopy, cipher: CopyCipher, api: ApiClient): Promise<FetchState> {
  let after = (await copy.fact('inbox'))?.through ?? 0;
  for (;;) {
    const result = await api.call('inbox', { query: { after, limit: PAGE } });
    if (result.result !== 'answered') return result.result;
    const { answer } = result;
    await copy.putItems(await sealed(answer, cipher), { through: answer.through, asOf: answer.asOf });
    if (!answer.more || answer.through === after) return 'idle';
    after = answer.through;
  }
}

function sealed(answer: InboxAnswer, cipher: CopyCipher): Promise<CopiedItem[]> {
  return Promise.all(
    answer.items.map(async (item) => ({ ...item, words: item.words === null ? null : await cipher.seal(item.words, item.id) })),
  );
}

async function readRows(rows: readonly CopiedItem[], cipher: CopyCipher, known: Map<string, string | null>): Promise<ReadItem[]> {
  const unread = rows.filter(({ id }) => !known.has(id));
  await Promise.all(unread.map(async ({ id, words }) => known.set(id, words && (await cipher.open(words, id)))));
  return rows.map((row) => ({ ...row, words: known.get(row.id) ?? null }));
}
