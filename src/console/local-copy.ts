// The offline copy of one account, and the only file that knows Dexie. Where, when and which face stand in the clear, and what lists of cases
// show; words come in and go out sealed. Deleting the database is deleting the copy.
import { Dexie, liveQuery, type Table } from 'dexie';
import type { CaseRow } from '../protocol/cases/case-api.ts';
import type { InboxItem, Person } from '../protocol/console-api.ts';
import type { LocalisedText } from '../protocol/text.ts';
import type { QueuedFact, QueueState } from './cases/queued-fact.ts';
import type { SealedWords, WrappedKey } from './copy-cipher.ts';
import { type ChangeNote, type FollowedRows, followRows, type RowsChange, type RowsKind } from './follow-rows.ts';
import type { SaidIn } from './inbox/said-in.ts';
import type { Contact } from './session/copy-age.ts';

/** `words`: all that was said, sealed as one. */
export type CopiedItem = Omit<InboxItem, keyof SaidIn> & { words: SealedWords | null };
/** `sent` is a number because IndexedDB can't index booleans. */
export type Opening = { entryId: string; openedAt: string; sent: 0 | 1 };
/** A case that was read: all that the collector said of it, sealed as one. `owed`: it was read again without a network, and nobody knows yet. */
type CaseFile = { id: string; readAt: number; owed: 0 | 1; sealed: SealedWords };
/** `through`: how far the rows go, with the last page. Of what is `emptied`, the row stays. */
type CasePage = { through: CopyFacts['cases'] | null; emptied: readonly string[]; cleared: number };
type KeptAnswer = { name: string; answer: unknown; at: number };

export type CopyFacts = {
  account: { person: Person; organisationName: LocalisedText };
  wrappedKey: WrappedKey;
  /** A known text under the copy key: tells whether the rows were sealed with this key. */
  keyCheck: SealedWords;
  locked: boolean;
  /** Last arrival fetched, and the collector's time then. */
  inbox: { through: number; asOf: string; changes?: string };
  /** How far the rows of cases go, and the collector's time then. */
  cases: { changes: string; asOf: string };
  /** How often what was copied was dropped: what is fetched over many questions belongs together only while this stays the same. */
  cleared: number;
  /** The last answer to its owner, and for how long without another it stays. */
  contact: Contact;
  /** Ids of notices. */
  noticesSeen: string[];
  /** Of those that were told of outside the page; null: nobody wants that here. */
  noticesTold: string[] | null;
  /** Last arrival on screen when the person last looked. */
  lookedThrough: number;
};

export type LocalCopy = {
  fact<K extends keyof CopyFacts>(name: K): Promise<CopyFacts[K] | undefined>;
  putFact<K extends keyof CopyFacts>(name: K, value: CopyFacts[K]): Promise<void>;
  watchFact<K extends keyof CopyFacts>(name: K, listener: (value: CopyFacts[K] | undefined) => void): () => void;
  /** Items, what is taken back, and how far they go, in one transaction. false, and nothing put: the copy was cleared since it was `cleared`. */
  putItems(items: readonly CopiedItem[], inbox: CopyFacts['inbox'], withdrawn: readonly string[], cleared: number): Promise<boolean>;
  /** All at first, then what changes in any tab; the next change waits for the listener. */
  watchItems(listener: (change: RowsChange<CopiedItem>) => unknown): () => void;
  /** Items and cases; what is not sent yet stays. */
  clearCopied(): Promise<void>;
  /** Rows and what is taken back, in one transaction. `page`: null for single rows. false, and nothing put: as of `putItems`. */
  putCases(rows: readonly CaseRow[], withdrawn: readonly string[], page: CasePage | null): Promise<boolean>;
  /** As `watchItems`. */
  watchCases(listener: (change: RowsChange<CaseRow>) => unknown): () => void;
  caseFile(id: string): Promise<CaseFile | undefined>;
  /** Of those read last, `keep` stay, and all that something is queued for. */
  putCaseFile(file: CaseFile, keep: number): Promise<void>;
  owedCaseFiles(): Promise<string[]>;
  addQueued(facts: readonly QueuedFact[]): Promise<void>;
  /** In the order in which they were made. */
  queued(): Promise<QueuedFact[]>;
  watchQueued(listener: (facts: QueuedFact[]) => void): () => void;
  changeQueued(id: string, state: QueueState): Promise<void>;
  removeQueued(ids: readonly string[]): Promise<void>;
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

/** Rows that are read in one piece: a few milliseconds of work. */
const ROWS_AT_ONCE = 500;
/** Whoever is further behind reads all rows. */
const NOTES_KEPT = 50;

const PREFIX = 'candour-console-';
const databaseName = (accountId: string) => `${PREFIX}${accountId}`;

/** The accounts with a copy on this device. */
export async function localCopies(): Promise<string[]> {
  return (await Dexie.getDatabaseNames()).filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
}

export async function hasLocalCopy(accountId: string): Promise<boolean> {
  return Dexie.exists(databaseName(accountId));
}

export async function deleteLocalCopy(accountId: string): Promise<void> {
  await Dexie.delete(databaseName(accountId));
}

export function openLocalCopy(accountId: string): LocalCopy {
  const db = new Dexie(databaseName(accountId)) as Tables;
  db.version(1).stores({ items: 'id, arrival', openings: 'entryId, sent', answers: 'name', facts: 'name' });
  db.version(2).stores({ cases: 'id', caseFiles: 'id, readAt, owed', queue: '++seq, &id, case' });
  db.version(3).stores({ changes: '++seq' });
  const followers: Followers = new Map();
  const rows = { ...itemsOf(db, followers), ...casesOf(db, followers), ...openingsOf(db, followers) };
  const parts = { ...factsOf(db), ...rows, ...queueOf(db), ...answersOf(db) };
  return { ...parts, close: () => db.close(), delete: () => db.delete() };
}

type Tables = Dexie & {
  items: Table<CopiedItem, string>;
  openings: Table<Opening, string>;
  answers: Table<KeptAnswer, string>;
  cases: Table<CaseRow, string>;
  caseFiles: Table<CaseFile, string>;
  queue: Table<QueuedFact, number>;
  facts: Table<{ name: string; value: unknown }, string>;
  changes: Table<ChangeNote, number>;
};

/** Within the transaction that changes them. */
async function note(db: Tables, of: RowsKind, ids: readonly string[] | null): Promise<void> {
  if (ids?.length === 0) return;
  const seq = await db.changes.add({ of, ids });
  await db.changes
    .where('seq')
    .belowOrEqual(seq - NOTES_KEPT)
    .delete();
}

/** Looks for changes of rows that somebody follows in this tab. */
type Followers = Map<() => Promise<void>, RowsKind>;

/** What was written is over when it is shown here: what is written after it never shows first. */
async function shown(followers: Followers, of: RowsKind): Promise<void> {
  await Promise.all([...followers].map(([look, kind]) => kind === of && look()));
}

function follow<Row>(
  db: Tables,
  followers: Followers,
  of: RowsKind,
  rows: Pick<FollowedRows<Row>, 'all' | 'some'>,
  listener: (change: RowsChange<Row>) => unknown,
): () => void {
  const newest = async () => (await db.changes.orderBy('seq').last())?.seq ?? 0;
  const notesAfter = (seq: number) => db.changes.where('seq').above(seq).toArray();
  const look = followRows(of, { ...rows, newest, notesAfter }, listener);
  followers.set(look, of);
  const end = watch(newest, look);
  return () => {
    followers.delete(look);
    end();
  };
}

function rowsOf<Row extends { id: string }>(table: Table<Row, string>): Pick<FollowedRows<Row>, 'all' | 'some'> {
  return {
    some: (ids) => table.bulkGet([...ids]),
    async all() {
      const rows: Row[] = [];
      for (;;) {
        const page = await table
          .where(':id')
          .above(rows.at(-1)?.id ?? '')
          .limit(ROWS_AT_ONCE)
          .toArray();
        rows.push(...page);
        if (page.length < ROWS_AT_ONCE) return rows;
      }
    },
  };
}

function factsOf(db: Tables): Pick<LocalCopy, 'fact' | 'putFact' | 'watchFact'> {
  const fact = async <K extends keyof CopyFacts>(name: K) => (await db.facts.get(name))?.value as CopyFacts[K] | undefined;
  return {
    fact,
    putFact: async (name, value) => void (await db.facts.put({ name, value })),
    watchFact: (name, listener) => watch(() => fact(name), listener),
  };
}

function itemsOf(db: Tables, followers: Followers): Pick<LocalCopy, 'putItems' | 'watchItems' | 'clearCopied'> {
  return {
    async putItems(items, inbox, withdrawn, cleared) {
      const isPut = await db.transaction('rw', [db.items, db.facts, db.changes], async () => {
        if ((await timesCleared(db)) !== cleared) return false;
        await db.items.bulkDelete([...withdrawn]);
        await db.items.bulkPut(items);
        await note(db, 'items', [...withdrawn, ...items.map(({ id }) => id)]);
        await db.facts.put({ name: 'inbox', value: inbox });
        return true;
      });
      await shown(followers, 'items');
      return isPut;
    },
    watchItems: (listener) => follow(db, followers, 'items', rowsOf(db.items), listener),
    clearCopied: () =>
      db.transaction('rw', [db.items, db.cases, db.caseFiles, db.facts, db.changes], async () => {
        await Promise.all([db.items.clear(), db.cases.clear(), db.caseFiles.clear()]);
        await db.facts.bulkDelete(['inbox', 'cases']);
        await db.facts.put({ name: 'cleared', value: (await timesCleared(db)) + 1 });
        for (const of of ['items', 'cases'] as const) await note(db, of, null);
      }),
  };
}

async function timesCleared(db: Tables): Promise<number> {
  return ((await db.facts.get('cleared'))?.value as CopyFacts['cleared'] | undefined) ?? 0;
}

function casesOf(
  db: Tables,
  followers: Followers,
): Pick<LocalCopy, 'putCases' | 'watchCases' | 'caseFile' | 'putCaseFile' | 'owedCaseFiles'> {
  return {
    async putCases(rows, withdrawn, page) {
      const isPut = await db.transaction('rw', [db.cases, db.caseFiles, db.facts, db.changes], async () => {
        if (page && (await timesCleared(db)) !== page.cleared) return false;
        await db.cases.bulkDelete([...withdrawn]);
        await db.caseFiles.bulkDelete([...withdrawn, ...(page?.emptied ?? [])]);
        await db.cases.bulkPut(rows);
        await note(db, 'cases', [...withdrawn, ...rows.map(({ id }) => id)]);
        if (page?.through) await db.facts.put({ name: 'cases', value: page.through });
        return true;
      });
      await shown(followers, 'cases');
      return isPut;
    },
    watchCases: (listener) => follow(db, followers, 'cases', rowsOf(db.cases), listener),
    caseFile: (id) => db.caseFiles.get(id),
    putCaseFile: (file, keep) =>
      db.transaction('rw', db.caseFiles, db.queue, async () => {
        await db.caseFiles.put(file);
        const old = await db.caseFiles.orderBy('readAt').reverse().offset(keep).primaryKeys();
        const queued = new Set((await db.queue.toArray()).map((fact) => fact.case));
        await db.caseFiles.bulkDelete(old.filter((id) => !queued.has(id)));
      }),
    owedCaseFiles: () => db.caseFiles.where('owed').equals(1).primaryKeys(),
  };
}

function queueOf(db: Tables): Pick<LocalCopy, 'addQueued' | 'queued' | 'watchQueued' | 'changeQueued' | 'removeQueued'> {
  const queued = () => db.queue.orderBy('seq').toArray();
  return {
    queued,
    addQueued: async (facts) => void (await db.queue.bulkAdd([...facts])),
    watchQueued: (listener) => watch(queued, listener),
    changeQueued: async (id, state) => void (await db.queue.where('id').equals(id).modify(state)),
    removeQueued: async (ids) => void (await db.queue.where('id').anyOf(ids).delete()),
  };
}

function openingsOf(
  db: Tables,
  followers: Followers,
): Pick<LocalCopy, 'addOpening' | 'unsentOpenings' | 'markOpeningsSent' | 'watchOpened'> {
  return {
    addOpening: (opening) =>
      db.transaction('rw', db.openings, db.changes, async () => {
        if (await db.openings.get(opening.entryId)) return;
        await db.openings.add({ ...opening, sent: 0 });
        await note(db, 'openings', [opening.entryId]);
      }),
    unsentOpenings: (limit) => db.openings.where('sent').equals(0).limit(limit).toArray(),
    markOpeningsSent: async (entryIds) => void (await db.openings.where('entryId').anyOf(entryIds).modify({ sent: 1 })),
    watchOpened(listener) {
      let opened: ReadonlySet<string> = new Set();
      const ids = { all: () => db.openings.toCollection().primaryKeys(), some: async (ids: readonly string[]) => ids };
      return follow(db, followers, 'openings', ids, ({ rows, anew }) => {
        opened = new Set(anew ? rows : [...opened, ...rows]);
        listener(opened);
      });
    },
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
