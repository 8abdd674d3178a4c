// The receipt of the next message: made when one is about to be sent, given to it, and forgotten. A message whose receipt can't be made in
// good time goes without: it is the message that counts.
import type { MadeReceipt, ReceiptPlace } from './make-receipt.ts';

export type Receipts = {
  /** A visitor reads a message over. */
  expect(): void;
  take(): Promise<MadeReceipt>;
};

/** `place`: as it is now; null while nothing may be taken. */
export function createReceipts(place: () => ReceiptPlace | null, make: (place: ReceiptPlace) => Promise<MadeReceipt>): Receipts {
  let ahead: { ledgerId: string; receipt: Promise<MadeReceipt> } | null = null;

  function begin(): Promise<MadeReceipt> {
    const here = place();
    if (!here) return Promise.reject(new Error('not paired'));
    if (ahead?.ledgerId === here.ledgerId) return ahead.receipt;
    const receipt = make(here);
    ahead = { ledgerId: here.ledgerId, receipt };
    receipt.catch(() => {
      ahead = null;
    });
    return receipt;
  }

  return {
    expect: () => void begin().catch(() => undefined),
    take() {
      const receipt = begin();
      ahead = null;
      return receipt;
    },
  };
}
