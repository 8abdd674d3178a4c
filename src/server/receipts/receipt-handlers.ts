// Receipts: what became of a message, and what its sender adds. Nobody signs in: whoever has the secret is the sender.
import { Problem } from '../../protocol/problem.ts';
import type { Handlers } from '../api/handler.ts';
import { organisationClocks } from '../clock/organisation-clock.ts';
import type { Parts } from '../parts.ts';
import { addToCase } from './add-to-case.ts';
import { checkReceipt } from './check-receipt.ts';
import { receiptRates } from './receipt-rates.ts';
import { type Telling, tellSender } from './tell-sender.ts';

export function receiptHandlers(parts: Parts): Pick<Handlers, 'readReceipt' | 'addToReceipt'> {
  const rates = receiptRates(parts.clock);
  const telling: Telling = { ...parts, clocks: organisationClocks(parts.store) };

  return {
    async readReceipt({ address, body, receivedAt }) {
      const found = await rates.trying({ address, reference: body.reference }, () => checkReceipt(parts, body));
      if (!found) return { state: 'not-arrived' };
      await parts.caseOpener.catchUp(found.organisation);
      return tellSender(telling, found, receivedAt);
    },

    async addToReceipt({ address, body, receivedAt }) {
      const { reference } = body;
      const found = await rates.trying({ address, reference }, () => checkReceipt(parts, body));
      if (!found) throw new Problem('receipt-not-arrived');
      rates.adding(reference);
      await parts.caseOpener.catchUp(found.organisation);
      await addToCase(parts, found, body, receivedAt);
      return tellSender(telling, found, receivedAt);
    },
  };
}
