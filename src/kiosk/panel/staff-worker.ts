// What staff ask of the worker: to pair, how things stand, a rescue, words that wait.
import type { WorkerClient } from '../worker-client.ts';
import type { PanelReport, RescueAsk, RescueTold, WordsPage, WorkerToPage } from '../worker-port.ts';

export type PairResult = Extract<WorkerToPage, { type: 'pair-result' }>['result'];
export type StaffWorker = {
  pair(code: string): Promise<PairResult>;
  panelReport(): Promise<PanelReport>;
  rescue(ask: RescueAsk): Promise<RescueTold>;
  /** The reading is on record before this resolves; null: it could not be recorded, and nothing may be shown. */
  openWords(reader: string, before: number | null): Promise<WordsPage | null>;
};

export function staffWorker({ ask }: Pick<WorkerClient, 'ask'>): StaffWorker {
  return {
    async pair(code) {
      const answer = await ask({ type: 'pair', code });
      return answer.type === 'pair-result' ? answer.result : { ok: false, problem: 'storage' };
    },
    async panelReport() {
      const answer = await ask({ type: 'panel-report' });
      if (answer.type !== 'panel-report') throw new Error(`the worker answered "${answer.type}"`);
      return answer.report;
    },
    async rescue(step) {
      const answer = await ask({ type: 'rescue', ask: step });
      return answer.type === 'rescue' ? answer.told : { step: 'failed', reason: answer.type };
    },
    async openWords(reader, before) {
      const answer = await ask({ type: 'open-words', reader, before });
      return answer.type === 'words' ? answer.page : null;
    },
  };
}
