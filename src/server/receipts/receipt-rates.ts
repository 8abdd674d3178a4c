// How often receipts may be asked for: guessing is slowed for each reference, whoever guesses, and for each address, whatever it guesses at.
// Whoever has the right secret costs nothing, and after an attack on their reference waits a minute at most (decision 0023).
import { Problem } from '../../protocol/problem.ts';
import { tokenBuckets } from '../http/token-buckets.ts';
import { growingDelays } from './growing-delays.ts';

const HOUR_MS = 3_600_000;
const PER_REFERENCE = { free: 5, firstMs: 1_000, capMs: 60_000, forgetMs: HOUR_MS };
const PER_ADDRESS = { free: 20, firstMs: 1_000, capMs: 300_000, forgetMs: HOUR_MS };
/** Also of right ones: answering costs work. */
const ANY_PER_ADDRESS = { burst: 60, refillMs: 1_000 };
const ADDITIONS = { burst: 10, refillMs: 60_000 };

type Asker = { address: string; reference: string };
export type ReceiptRates = {
  /** Does it if it may be tried now; throws `rate-limited` else. Only `receipt-unknown` counts as a wrong try. */
  trying<T>(asker: Asker, work: () => Promise<T>): Promise<T>;
  /** By somebody who has the secret. */
  adding(reference: string): void;
};

export function receiptRates(clock: () => number): ReceiptRates {
  const anyPerAddress = tokenBuckets(ANY_PER_ADDRESS, clock);
  const perReference = growingDelays(PER_REFERENCE, clock);
  const perAddress = growingDelays(PER_ADDRESS, clock);
  const additions = tokenBuckets(ADDITIONS, clock);

  function begin({ address, reference }: Asker): () => void {
    anyPerAddress.take(address);
    perAddress.take(address);
    try {
      perReference.take(reference);
    } catch (error) {
      // Nothing was tried.
      perAddress.giveBack(address);
      throw error;
    }
    return () => {
      perAddress.giveBack(address);
      perReference.giveBack(reference);
    };
  }

  return {
    async trying(asker, work) {
      const wasHonest = begin(asker);
      try {
        const result = await work();
        wasHonest();
        return result;
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'receipt-unknown')) wasHonest();
        throw error;
      }
    },
    adding: (reference) => additions.take(reference),
  };
}
