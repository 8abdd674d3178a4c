import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { chainDrafts, EMPTY_HEAD } from '../../../src/kiosk/outbox/chain.ts';
import { sha256 } from '../../../src/kiosk/outbox/sha256.ts';
import { type MadeReceipt, makeReceipt } from '../../../src/kiosk/receipts/make-receipt.ts';
import { createReceipts } from '../../../src/kiosk/receipts/receipts.ts';
import { EntryHeader } from '../../../src/protocol/entry.ts';
import { grouped } from '../../../src/protocol/receipt.ts';
import { context, draft } from './drafts.ts';

const sealed = { kind: 'message', bodyForm: 'sealed' } as const;

describe('the receipt of a message', () => {
  it('is called by the ledger and by how many words it holds, whatever came between', async () => {
    const receipt = { reference: (count: number) => `CCCCCC-${count}`, verifier: '1.v' };
    const drafts = [
      draft(1, { ...sealed, receipt }),
      draft(2),
      draft(3, { kind: 'comment', bodyForm: 'sealed' }),
      draft(4, { ...sealed, receipt }),
    ];
    const { entries } = await chainDrafts(drafts, EMPTY_HEAD, context, sha256);
    const found = entries.map(({ header }) => v.parse(EntryHeader, JSON.parse(header)).receipt);
    expect(found).toEqual([{ reference: 'CCCCCC-1', verifier: '1.v' }, undefined, undefined, { reference: 'CCCCCC-3', verifier: '1.v' }]);
    const { entries: later } = await chainDrafts([draft(5, { ...sealed, receipt })], entries.at(-1) ?? EMPTY_HEAD, context, sha256);
    expect(JSON.parse(later[0]?.header ?? '').receipt.reference).toBe('CCCCCC-4');
  });

  it('parts the entry from the secret', async () => {
    const made = await makeReceipt(context, crypto);
    const header = JSON.stringify({ receipt: { reference: 'CCCCCC2234', verifier: made.verifier } });
    const { reference, secret, address } = made.handOut(header, 'https://feedback.example.org');
    expect([reference, address]).toEqual([
      grouped('CCCCCC2234'),
      expect.stringMatching(/^https:\/\/feedback\.example\.org\/receipt\/#CCCCCC2234\.[\w-]{22}$/),
    ]);
    expect(made.handOut(header, undefined)).toEqual({ reference, secret, address: null });
    expect(`${made.reference(3)} ${made.verifier}`).not.toContain(secret.replaceAll('-', ''));
  });

  it('is made once ahead, given to one message, and made anew for another ledger or after a failure', async () => {
    let [ledgerId, made, fails] = ['a', 0, false];
    const make = async (): Promise<MadeReceipt> => {
      made++;
      if (fails) throw new Error('no');
      return { reference: () => ledgerId, verifier: String(made), handOut: () => ({ reference: '', secret: '', address: null }) };
    };
    const receipts = createReceipts(() => ({ organisation: 'o', kiosk: 'k', ledgerId }), make);
    receipts.expect();
    receipts.expect();
    expect((await receipts.take()).verifier).toBe('1');
    expect((await receipts.take()).verifier).toBe('2');
    receipts.expect();
    ledgerId = 'b';
    expect((await receipts.take()).reference(1)).toBe('b');
    fails = true;
    receipts.expect();
    await expect(receipts.take()).rejects.toThrow('no');
    fails = false;
    expect((await receipts.take()).reference(1)).toBe('b');
    await expect(createReceipts(() => null, make).take()).rejects.toThrow('not paired');
  });
});
