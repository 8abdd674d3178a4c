// By when a case is due, asked of the clock while facts are written. A policy that cannot be read, or a calendar that never opens, must not keep
// cases from being opened: then nothing is due, and the log says why.
import type { Logger } from 'pino';
import { Problem } from '../../protocol/problem.ts';
import type { DueOf, Dues } from '../store/case-store.ts';

export type DuesFor = (organisation: string) => Promise<DueOf>;

const NOTHING: Dues = { acknowledgeBy: null, respondBy: null, atRiskFrom: null };

/** A store that is away is another matter: then nothing can be written either. */
export function steadyDues(ask: DuesFor, log: Pick<Logger, 'error'>): DuesFor {
  return async (organisation) => {
    const failed = (error: unknown): Dues => {
      if (error instanceof Problem) throw error;
      log.error({ err: error, organisation }, 'the clock could not say by when a case is due');
      return NOTHING;
    };
    try {
      const dueOf = await ask(organisation);
      const steady = (found: Parameters<DueOf>[0]): Dues => {
        try {
          return dueOf(found);
        } catch (error) {
          return failed(error);
        }
      };
      return Object.assign(steady, { policyVersion: dueOf.policyVersion });
    } catch (error) {
      const dues = failed(error);
      return () => dues;
    }
  };
}
