// The outbox in two copies, as the worker uses it, and how it is opened. Loaded at every start beside the opening of the database; a
// kiosk that cannot load it goes on with the database alone and says so.
import type { KioskDatabase } from '../outbox/kiosk-database.ts';
import { opfsJournal } from '../outbox/opfs-journal-files.ts';
import type { OutboxStore, TwinOutboxStore } from '../outbox/outbox-store.ts';
import { sha256 } from '../outbox/sha256.ts';
import { type OutboxFact, twinOutboxStore } from '../outbox/twin-outbox-store.ts';
import { outboxOpener } from './open-outbox.ts';

type Parts = {
  database: KioskDatabase;
  store: OutboxStore;
  failed(error: unknown): void;
  found(fact: OutboxFact): void;
  /** It must be opened anew. */
  reopen(): void;
};

export function secondCopy({ database, store, failed, found, reopen }: Parts): { outboxStore: TwinOutboxStore; open(): Promise<void> } {
  const openJournal = opfsJournal();
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const unreadable = () => {
    opener.distrust();
    reopen();
  };
  const outboxStore = twinOutboxStore({ database: store, openJournal, digest: sha256, sleep, failed, found, unreadable });
  const opener = outboxOpener({ database, outboxStore, openJournal });
  return { outboxStore, open: opener.open };
}
