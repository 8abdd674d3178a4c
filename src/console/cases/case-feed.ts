// Cases as this console knows them: rows, the cases read last, and what waits to be sent, all out of the copy, so that online and offline are
// one screen. Words are decrypted into memory alone.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import { CaseAnswer } from '../../protocol/cases/case-api.ts';
import type { CaseFact, FactWords, What } from '../../protocol/cases/case-facts.ts';
import { uuidV7 } from '../../protocol/uuid-v7.ts';
import type { ApiClient } from '../api-client.ts';
import type { CopyCipher } from '../copy-cipher.ts';
import type { FetchState } from '../fetch-anew.ts';
import { afterChange } from '../follow-rows.ts';
import type { Exclusively } from '../inbox/openings.ts';
import type { CopyFacts, LocalCopy } from '../local-copy.ts';
import { byUrgency, urgency } from './case-boards.ts';
import { type CaseView, caseView, type ListedCase, listedCase, rowOfNew } from './case-view.ts';
import { fetchCases } from './fetch-cases.ts';
import { type InUse, inUse } from './in-use.ts';
import { type ReadQueued, readQueued, sealQueued } from './queued-fact.ts';
import { sendQueue } from './send-queue.ts';

/** Cases whose facts and words stay on this device, of those read last. */
const FILES_KEPT = 200;

type Done = { case: string; basedOn: number; what: What; words: FactWords | null; time?: string };
/** `gone`: it is not there for this person, or not any more. */
export type Reading = 'read' | 'gone' | 'unreachable';

export type CaseFeed = {
  /** In order of urgency; null until the copy has been read. */
  readonly rows: ReadonlySignal<readonly ListedCase[] | null>;
  /** Of all rows. */
  readonly inUse: ReadonlySignal<InUse>;
  row(id: string): ListedCase | null;
  readonly copied: ReadonlySignal<CopyFacts['cases'] | null>;
  readonly fetching: ReadonlySignal<FetchState>;
  readonly queue: ReadonlySignal<readonly ReadQueued[]>;
  readonly files: ReadonlySignal<ReadonlyMap<string, CaseAnswer>>;
  /** Sends, then fetches; whoever asks while it runs gets one more round. */
  refresh(): Promise<void>;
  /** From the copy at once, and from the collector, which records it; without a network it is recorded at the next contact. */
  read(id: string): Promise<Reading>;
  view(id: string): CaseView | null;
  /** Written down first, then sent. */
  add(...done: readonly Done[]): Promise<void>;
  /** Takes out what was refused or handed over, once it was seen. */
  dismiss(id: string): Promise<void>;
  stop(): void;
};

type Needs = {
  copy: LocalCopy;
  cipher: CopyCipher;
  api: ApiClient;
  exclusively: Exclusively;
  clock: () => number;
  random: (bytes: number) => Uint8Array<ArrayBuffer>;
  me: string;
};

export function openCaseFeed(needs: Needs): CaseFeed {
  const { copy, cipher, api, exclusively } = needs;
  const stored = signal<readonly ListedCase[] | null>(null);
  const copied = signal<CopyFacts['cases'] | null>(null);
  const fetching = signal<FetchState>('idle');
  const queue = signal<readonly ReadQueued[]>([]);
  const shelf = fileShelf(needs);
  const stops = [
    copy.watchCases(({ rows, gone, anew }) => {
      const change = { rows: rows.map((row) => listedCase(row, null)), gone, anew };
      stored.value = afterChange(stored.peek() ?? [], change, urgency);
      if (anew) shelf.forgetAllBut(new Set(rows.map(({ id }) => id)));
      else shelf.forget(gone);
    }),
    copy.watchFact('cases', (value) => (copied.value = value ?? null)),
    copy.watchQueued((facts) => {
      void Promise.all(facts.map((fact) => readQueued(fact, cipher))).then(async (read) => {
        await Promise.all([...new Set(read.map((one) => one.case))].map(shelf.open));
        queue.value = read;
      });
    }),
  ];
  const views = computed(() => (queue.value.length === 0 ? NO_VIEWS : viewsOf(queue.value, shelf.files.value)));
  const rows = computed(() => stored.value && listed(stored.value, views.value));
  const byId = computed(() => new Map<string, ListedCase>(rows.value?.map((row) => [row.id, row])));
  const refresh = turns(async () => {
    fetching.value = 'fetching';
    fetching.value = await exclusively('candour-console-cases', async () => {
      await sendQueue(needs);
      const state = await fetchCases(copy, api);
      await shelf.forgetErased();
      await catchUp(copy, shelf);
      await forgetHandedOver(copy, (id) => byId.peek().has(id));
      return state;
    });
  });
  return {
    ...{ rows, copied, fetching, queue, files: shelf.files, refresh, read: shelf.read },
    inUse: computed(() => inUse(rows.value ?? [])),
    row: (id) => byId.value.get(id) ?? null,
    view: (id) => views.value.get(id) ?? caseView(shelf.files.value.get(id) ?? null, []),
    async add(...done) {
      const made = done.map(({ time = null, ...fact }) => {
        const doneAt = needs.clock();
        return { ...fact, id: uuidV7(doneAt, needs.random(10)), doneAt, by: needs.me as CaseFact['by'], time };
      });
      await copy.addQueued(await Promise.all(made.map((fact) => sealQueued(fact, cipher))));
      void refresh();
    },
    dismiss: (id) => copy.removeQueued([id]),
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

function viewsOf(queue: readonly ReadQueued[], files: ReadonlyMap<string, CaseAnswer>): ReadonlyMap<string, CaseView> {
  const views = new Map<string, CaseView>();
  for (const [id, own] of Map.groupBy(queue, (one) => one.case)) {
    const view = caseView(files.get(id) ?? null, own);
    if (view) views.set(id, view);
  }
  return views;
}

function listed(stored: readonly ListedCase[], views: ReadonlyMap<string, CaseView>): readonly ListedCase[] {
  if (views.size === 0) return stored;
  const left = new Map(views);
  const known = stored.map((row) => {
    const view = left.get(row.id);
    return view && left.delete(row.id) ? listedCase(row, view) : row;
  });
  const opened = [...left.values()].filter(({ waiting }) => waiting.size > 0).map(rowOfNew);
  return opened.length === 0 ? known : byUrgency([...opened, ...known]);
}

type Shelf = {
  files: ReadonlySignal<ReadonlyMap<string, CaseAnswer>>;
  open(id: string): Promise<void>;
  read(id: string): Promise<Reading>;
  /** What was taken back is forgotten here too. */
  forget(ids: readonly string[]): void;
  forgetAllBut(ids: ReadonlySet<string>): void;
  /** Whose words were erased is forgotten here too, and read again as it is now. */
  forgetErased(): Promise<void>;
};

/** The cases read last, decrypted as they are wanted. */
function fileShelf({ copy, cipher, api, clock }: Needs): Shelf {
  const files = signal<ReadonlyMap<string, CaseAnswer>>(new Map());
  const show = (id: string, answer: CaseAnswer | null) => {
    const next = new Map(files.peek());
    if (answer) next.set(id, answer);
    else next.delete(id);
    files.value = next;
  };
  const keep = async (id: string, answer: CaseAnswer, owed: 0 | 1) =>
    copy.putCaseFile({ id, readAt: clock(), owed, sealed: await cipher.seal(JSON.stringify(answer), contextOf(id)) }, FILES_KEPT);
  const open = async (id: string): Promise<void> => {
    if (files.peek().has(id)) return;
    const file = await copy.caseFile(id);
    const answer = file ? parsed(await cipher.open(file.sealed, contextOf(id))) : null;
    if (answer && !files.peek().has(id)) show(id, answer);
  };
  return {
    files,
    open,
    forget(ids) {
      for (const id of ids) if (files.peek().has(id)) show(id, null);
    },
    forgetAllBut(ids) {
      for (const id of files.peek().keys()) if (!ids.has(id)) show(id, null);
    },
    async forgetErased() {
      for (const id of files.peek().keys()) {
        if (await copy.caseFile(id)) continue;
        show(id, null);
        await read(id);
      }
    },
    read,
  };
  async function read(id: string): Promise<Reading> {
    await open(id);
    const result = await api.call('case', { params: { case: id } });
    if (result.result === 'answered') {
      await keep(id, result.answer, 0);
      await copy.putCases([result.answer.case], [], null);
      show(id, result.answer);
      return 'read';
    }
    if (result.result === 'refused' && result.code === 'not-found') {
      await copy.putCases([], [id], null);
      show(id, null);
      return 'gone';
    }
    const kept = files.peek().get(id);
    if (kept) await keep(id, kept, 1);
    return 'unreachable';
  }
}

const NO_VIEWS: ReadonlyMap<string, CaseView> = new Map();
const contextOf = (id: string) => `case:${id}`;

function parsed(text: string | null): CaseAnswer | null {
  const read = text === null ? null : v.safeParse(CaseAnswer, JSON.parse(text));
  return read?.success ? read.output : null;
}

/** Reads again what the copy is behind of, or what was read without a network; then what was sent need not be kept here. */
async function catchUp(copy: LocalCopy, shelf: Shelf): Promise<void> {
  const sent = (await copy.queued()).filter(({ state }) => state === 'sent');
  for (const id of new Set([...sent.map((one) => one.case), ...(await copy.owedCaseFiles())])) {
    const reading = await shelf.read(id);
    if (reading === 'unreachable') return;
    const told = new Set(shelf.files.value.get(id)?.facts.map((fact) => fact.id));
    // Somebody else may have opened it first.
    const isTold = ({ id: fact, what }: (typeof sent)[number]) => told.has(fact) || what.fact === 'opened';
    const settled = sent.filter((one) => one.case === id && (reading === 'gone' || isTold(one)));
    await copy.removeQueued(settled.map((one) => one.id));
  }
}

/** What intake has released since is a case like any other. */
async function forgetHandedOver(copy: LocalCopy, isSeen: (id: string) => boolean): Promise<void> {
  const released = (await copy.queued()).filter((one) => one.state === 'handed-over' && isSeen(one.case));
  await copy.removeQueued(released.map(({ id }) => id));
}

/** One at a time; who asks while one runs waits for another after it. */
function turns(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    next = null;
    running = work().finally(() => {
      if (next === null) running = null;
    });
    return running;
  };
  return () => {
    if (!running) return begin();
    next ??= running.then(begin, begin);
    return next;
  };
}
