// The port to receipts: which messages a reference names. Whoever asks proves to be the sender by a secret; who works on a message, and who
// may see its case, is another matter (`case-store.ts`).

export type StoredReceipt = {
  entry: string;
  organisation: string;
  /** Empty: the message was erased, and no secret fits any more. */
  verifier: string;
};

export type ReceiptStore = {
  /** The same work whatever is there. `arrived` may be several: two ledgers can have one prefix. `highest`: counter that has come; 0: none has. */
  find(reference: { prefix: string; counter: number }): Promise<{ arrived: StoredReceipt[]; highest: number; isOfALedger: boolean }>;
  /** The case that was opened from this entry, whoever may see it. */
  caseOf(organisation: string, entry: string): Promise<string | null>;
};
