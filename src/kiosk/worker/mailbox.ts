// The path from a tap to its thanks: takes the page's drafts, has them prepared and recorded, and answers each call once. A draft that
// the page has withdrawn is not written, unless it is being written already: then the commit decides, the entry counts although its
// visitor heard "sorry", and nothing can be done about that honestly, for an entry that was written is never taken back.
import type { PreparedDraft } from '../outbox/chain.ts';
import type { Recorder } from '../outbox/recorder.ts';
import type { StoredEntry } from '../outbox/stored-entry.ts';
import type { EntryDraft, Receipt, WorkerToPage } from '../worker-port.ts';

/** `handOut`: what the visitor takes away of an entry with this header. */
export type Prepared = PreparedDraft & { handOut?(header: string): Receipt };
type Reason = Extract<WorkerToPage, { type: 'not-recorded' }>['reason'];
export type MailboxParts = {
  recorder: Pick<Recorder, 'record'>;
  post(message: WorkerToPage): void;
  /** Resolves once this worker may write. */
  opened(): Promise<void>;
  prepare(draft: EntryDraft): Promise<Prepared>;
  /** Notes why a draft could not be prepared, and names the reason. */
  notPrepared(error: unknown): Reason;
};
export type Mailbox = { record(call: number, draft: EntryDraft): Promise<void>; withdraw(call: number): void };

export function createMailbox({ recorder, post, opened, prepare, notPrepared }: MailboxParts): Mailbox {
  /** Calls without an answer that the page still wants. */
  const wanted = new Set<number>();

  async function record(call: number, draft: EntryDraft): Promise<void> {
    wanted.add(call);
    const answer = await outcome(call, draft);
    wanted.delete(call);
    post(answer);
  }

  async function outcome(call: number, draft: EntryDraft): Promise<WorkerToPage> {
    const not = (reason: Reason): WorkerToPage => ({ type: 'not-recorded', call, reason });
    await opened();
    if (!wanted.has(call)) return not('withdrawn');
    try {
      const prepared = await prepare(draft);
      const found: { receipt?: Receipt } = {};
      const written = ({ header }: StoredEntry) => {
        if (prepared.handOut) found.receipt = prepared.handOut(header);
      };
      const result = await recorder.record(prepared, () => wanted.has(call), written);
      return result === 'recorded' ? { type: 'recorded', call, ...found } : not(result);
    } catch (error) {
      return not(notPrepared(error));
    }
  }

  return { record, withdraw: (call) => void wanted.delete(call) };
}
