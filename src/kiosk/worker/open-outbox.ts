// Opens the outbox at a start. A database that fails or does not answer again and again, while the journal holds all of it, is deleted
// and made anew from the journal; one that somebody else holds open, or that alone may hold something, is only tried again.
import type { Journal } from '../outbox/journal.ts';
import type { KioskDatabase } from '../outbox/kiosk-database.ts';
import { isOutOfSpace, type TwinOutboxStore } from '../outbox/outbox-store.ts';
import { isTimeOut, withinTime } from './within-time.ts';

export type OutboxOpening = {
  database: Pick<KioskDatabase, 'connection' | 'isHeldElsewhere' | 'close' | 'destroy'>;
  outboxStore: Pick<TwinOutboxStore, 'match' | 'ledger'>;
  openJournal(): Promise<Journal>;
};

const OPEN_LIMIT_MS = 5_000;
const TRIES = 3;
/** One that does not answer may only be slow, and what is on the shelf may have no second copy. */
const SLOW_TRIES = 12;

export type OutboxOpener = {
  /** Each call is one try; rejects when it did not open this time. */
  open(): Promise<void>;
  /** The database opens, but cannot be read: the next try begins with a new one, if the journal holds all of it. */
  distrust(): void;
};

export function outboxOpener({ database, outboxStore, openJournal }: OutboxOpening): OutboxOpener {
  let failures = 0;
  let slow = 0;
  let isDistrusted = false;

  async function open(): Promise<void> {
    try {
      if (isDistrusted && (await mayBeginAnew(null))) await beginAnew();
      isDistrusted = false;
      await withinTime(outboxStore.ledger(), OPEN_LIMIT_MS);
      await outboxStore.match();
      failures = slow = 0;
    } catch (error) {
      if (isTimeOut(error)) slow++;
      else failures++;
      if ((failures >= TRIES || slow >= SLOW_TRIES) && (await mayBeginAnew(error))) await beginAnew();
      throw error;
    }
  }

  async function mayBeginAnew(error: unknown): Promise<boolean> {
    if (isOutOfSpace(error) || database.isHeldElsewhere()) return false;
    const journal = await openJournal().catch(() => null);
    return journal?.tail()?.wholeFrom === 1;
  }

  async function beginAnew(): Promise<void> {
    failures = slow = 0;
    await withinTime(database.destroy(), OPEN_LIMIT_MS);
  }

  return {
    open,
    distrust() {
      isDistrusted = true;
    },
  };
}
