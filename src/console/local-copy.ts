// The offline copy of one account, and the only file that knows Dexie. Where, when and which face stand in the clear; words
// come in and go out sealed. Deleting the database is deleting the copy.
import { Dexie, liveQuery, type Table } from 'dexie';
import type { InboxItem, Person } from '../protocol/console-api.ts';
import type { LocalisedText } from '../protocol/text.ts';
import type { SealedWords, WrappedKey } from './copy-cipher.ts';

export type CopiedItem = Omit<InboxItem, 'words'> & { words: SealedWords | null };
/** `sent` is a number because IndexedDB can't index booleans. */
export type Opening = { entryId: string; openedAt: string; sent: 0 | 1 };
type KeptAnswer = { name: string; answer: unknown; at: number };

export type CopyFacts = {
  account: { person: Person; organisationName: LocalisedText };
  wrappedKey: WrappedKey;
  /** A known text under the copy key: tells whether the rows were sealed with this key. */
  keyCheck: SealedWords;
  locked: boolean;
  /** Last arrival fetched, and the collector's time then. */
  inbox: { through: number; asOf: string };
  /** Last arrival on screen when the person last looked. */
  lookedThrough: number;
};

export type LocalCopy = {
  fact<K extends keyof CopyFacts>(name: K): Promise<CopyFacts[K] | undefined>;
  putFact<K extends keyof CopyFacts>(name: K, value: CopyFacts[K]): Promise<void>;
  watchFact<K extends keyof CopyFacts>(name: K, listener: (value: CopyFacts[K] | undefined) => void): () => void;
  /** Items and how far they go, in one transaction. */
  putItems(items: readonly CopiedItem[], inbox: CopyFacts['inbox']): Promise<void>;
  /** Newest arrival first, again after each change in any tab. */
  watchItems(listener: (items: CopiedItem[]) => void): () => void;
  clearItems(): Promise<void>;
  /** The first opening of an item is kept; later ones change nothing. */
  addOpening(opening: Omit<Opening, 'sent'>): Promise<void>;
  unsentOpenings(limit: number): Promise<Opening[]>;
  markOpeningsSent(entryIds: readonly string[]): Promise<void>;
  watchOpened(listener: (entryIds: ReadonlySet<string>) => void): () => void;
  keepAnswer(name: string, answer: unknown, at: number): Promise<void>;
  keptAnswer(name: string): Promise<KeptAnswer | undefined>;
  close(): void;
  delete(): Promise<void>;
};

const databaseName = (accountId: string) => `candour-console-${accountId}`;

export async function hasLocalCopy(accountId: string): Promise<boolean> {
  return Dexie.exists(databaseName(accountId));
}

export async function deleteLocalCopy(accountId: string): Promise<void> {
  await Dexie.delete(databaseName(accountId));
}

export function openLocalCopy(accountId: string): LocalCopy {
  const db = new Dexie(databaseName(accountId)) as Tables;
  db.version(1).stores({ items: 'id, arrival', openings: 'entryId, sent', answers: 'name', facts: 'name' });
  return { ...factsOf(db), ...itemsOf(db), ...openingsOf(db), ...answersOf(db), close: () => db.close(), delete: () => db.delete() };
}

type Tables = Dexie & {
  items: Table<CopiedItem, string>;
  openings: Table<Opening, string>;
  answers: Table<KeptAnswer, string>;
  facts: Table<{ name: string; value: unknown }, string>;
};

function factsOf(db: Tables): Pick<LocalCopy, 'fact' | 'putFact' | 'watchFact'> {
  const fact = async <K extends keyof CopyFacts>(name: K) => (await db.facts.get(name))?.value as CopyFacts[K] | undefined;
  return {
    fact,
    putFact: async (name, value) => void (await db.facts.put({ name, value })),
    watchFact: (name, listener) => watch(() => fact(name), listener),
  };
}

function itemsOf(db: Tables): Pick<LocalCopy, 'putItems' | 'watchItems' | 'clearItems'> {
  return {
    putItems: (items, inbox) =>
      db.transaction('rw', db.items, db.facts, async () => {
        await db.items.bulkPut(items);
        await db.facts.put({ name: 'inbox', value: inbox });
      }),
    watchItems: (listener) => watch(() => db.items.orderBy('arrival').reverse().toArray(), listener),
    clearItems: () =>
      db.transaction('rw', db.items, db.facts, async () => {
        await db.items.clear();
        await db.facts.delete('inbox');
      }),
  };
}

function openingsOf(db: Tables): Pick<LocalCopy, 'addOpening' | 'unsentOpenings' | 'markOpeningsSent' | 'watchOpened'> {
  return {
    addOpening: (opening) =>
      db.transaction('rw', db.openings, async () => {
        if (!(await db.openings.get(opening.entryId))) await db.openings.add({ ...opening, sent: 0 });
      }),
    unsentOpenings: (limit) => db.openings.where('sent').equals(0).limit(limit).toArray(),
    markOpeningsSent: async (entryIds) => void (await db.openings.where('entryId').anyOf(entryIds).modify({ sent: 1 })),
    watchOpened: (listener) =>
      watch(
        async () => (await db.openings.toCollection().primaryKeys()) as string[],
        (keys) => listener(new Set(keys)),
      ),
  };
}

function answersOf(db: Tables): Pick<LocalCopy, 'keepAnswer' | 'keptAnswer'> {
  return {
    keepAnswer: async (name, answer, at) => void (await db.answers.put({ name, answer, at })),
    keptAnswer: (name) => db.answers.get(name),
  };
}

function watch<T>(read: () => Promise<T>, listener: (value: T) => void): () => void {
  const subscription = liveQuery(read).subscribe({ next: listener, error: () => {} });
  return () => subscription.unsubscribe();
}
