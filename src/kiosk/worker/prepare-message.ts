// Makes a message ready to be written, with its receipt, unless that can't be made in good time. Loaded when somebody is about to send one.
import { makeReceipt } from '../receipts/make-receipt.ts';
import { createReceipts } from '../receipts/receipts.ts';
import type { EntryDraft } from '../worker-port.ts';
import { type LiveStation, ledgerContext } from './live-station.ts';
import type { Prepared } from './mailbox.ts';
import { prepareSealed, SEALING_LIMIT_MS } from './prepare-draft.ts';
import { withinTime } from './within-time.ts';

export type Messages = {
  /** A visitor reads one over. */
  expect(): void;
  prepare(draft: EntryDraft): Promise<Prepared>;
};

export function messagesWithReceipts(live: LiveStation): Messages {
  const receipts = createReceipts(
    () => ledgerContext(live),
    (place) => makeReceipt(place, crypto),
  );
  return {
    expect: receipts.expect,
    async prepare(draft) {
      const making = withinTime(receipts.take(), SEALING_LIMIT_MS).catch(() => null);
      const prepared = await prepareSealed(draft, live);
      const receipt = await making;
      const shown = live.trial ?? live.configuration?.current;
      return receipt ? { ...prepared, receipt, handOut: (header) => receipt.handOut(header, shown?.configuration.publicUrl) } : prepared;
    },
  };
}
