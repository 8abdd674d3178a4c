// The inbox as this console knows it: fetched into the copy page by page, read from the copy alone, so that online and offline
// are the same screen. Words are decrypted once each, into memory.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { InboxAnswer, InboxItem } from '../../protocol/console-api.ts';
import type { ApiClient } from '../api-client.ts';
import { breathe } from '../breathe.ts';
import type { CopyCipher } from '../copy-cipher.ts';
import { type FetchEnd, type FetchState, orAnew, stateOf } from '../fetch-anew.ts';
import { afterChange } from '../follow-rows.ts';
import type { CopiedItem, CopyFacts, LocalCopy } from '../local-copy.ts';
import type { Exclusively } from './openings.ts';
import { saidFrom, saidText } from './said-in.ts';

export type ReadItem = InboxItem;
export type InboxFeed = {
  /** Newest arrival first; null until the copy has been read. */
  readonly items: ReadonlySignal<ReadItem[] | null>;
  readonly copied: ReadonlySignal<CopyFacts['inbox'] | null>;
  readonly opened: ReadonlySignal<ReadonlySet<string>>;
  readonly fetching: ReadonlySignal<FetchState>;
  refresh(): Promise<void>;
  stop(): void;
};

/** Opening their words is what a page costs the collector: kiosks and colleagues have their turn in between. */
const PAGE = 100;
/** Items that are decrypted together: a few milliseconds of work, after which the page answers. */
const DECRYPTED_AT_ONCE = 200;

export function openInboxFeed(copy: LocalCopy, cipher: CopyCipher, api: ApiClient, exclusively: Exclusively): InboxFeed {
  const items = signal<ReadItem[] | null>(null);
  const copied = signal<CopyFacts['inbox'] | null>(null);
  const opened = signal<ReadonlySet<string>>(new Set());
  const fetching = signal<FetchState>('idle');
  let running: Promise<void> | null = null;

  const stops = [
    copy.watchItems(async ({ rows, gone, anew }) => {
      const read = { rows: await readRows(rows, cipher), gone, anew };
      items.value = afterChange(items.peek() ?? [], read, byArrival);
    }),
    copy.watchFact('inbox', (value) => (copied.value = value ?? null)),
    copy.watchOpened((ids) => (opened.value = ids)),
  ];
  const refresh = async (): Promise<void> => {
    fetching.value = 'fetching';
    fetching.value = await exclusively('candour-console-inbox', () => orAnew(copy, (cleared) => fetchNew(copy, cipher, api, cleared)));
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

async function fetchNew(copy: LocalCopy, cipher: CopyCipher, api: ApiClient, cleared: number): Promise<FetchEnd> {
  const copied = await copy.fact('inbox');
  let after = copied?.through ?? 0;
  let changes = copied?.changes;
  for (;;) {
    const result = await api.call('inbox', { query: { after, limit: PAGE, changes } });
    if (result.result !== 'answered') return stateOf(result);
    const { answer } = result;
    const { through, asOf, withdrawn } = answer;
    const isPut = await copy.putItems(await sealed(answer, cipher), { through, asOf, changes: answer.changes }, withdrawn, cleared);
    if (!isPut) return 'copy-cleared';
    changes = answer.changes;
    if (!answer.more || answer.through === after) return 'idle';
    after = answer.through;
  }
}

function sealed(answer: InboxAnswer, cipher: CopyCipher): Promise<CopiedItem[]> {
  return Promise.all(
    answer.items.map(async ({ words, message, ...item }) => {
      const text = saidText({ words, message });
      return { ...item, words: text === null ? null : await cipher.seal(text, item.id) };
    }),
  );
}

async function readRows(rows: readonly CopiedItem[], cipher: CopyCipher): Promise<ReadItem[]> {
  const read: ReadItem[] = [];
  while (read.length < rows.length) {
    const some = rows.slice(read.length, read.length + DECRYPTED_AT_ONCE);
    read.push(...(await Promise.all(some.map((row) => readRow(row, cipher)))));
    await breathe();
  }
  return read;
}

async function readRow(row: CopiedItem, cipher: CopyCipher): Promise<ReadItem> {
  const text = row.words && (await cipher.open(row.words, row.id));
  // What was copied before ratings were tagged says nothing of tags.
  return { ...row, tags: row.tags ?? [], ...saidFrom(row.kind, text) };
}

/** The newest first. */
function byArrival(one: ReadItem, other: ReadItem): number {
  return other.arrival - one.arrival;
}
