// "Send now", and what came of it.
import { useSignal } from '@preact/signals';
import { fill } from '../fill-text.ts';
import type { WorkerClient } from '../worker-client.ts';
import type { PanelReport } from '../worker-port.ts';
import { failureWords } from './failure-words.ts';
import type { StaffTexts } from './staff-texts.ts';

type SyncNowProps = { worker: Pick<WorkerClient, 'tell'>; report: PanelReport | null; texts: StaffTexts };

export function SyncNow({ worker, report, texts }: SyncNowProps) {
  const askedAt = useSignal<number | null>(null);
  const outcome = askedAt.value !== null && report ? syncOutcome(report, askedAt.value, texts) : null;
  const busy = askedAt.value !== null && outcome === null;
  return (
    <div class="sync-now">
      <button
        type="button"
        class="primary"
        aria-disabled={busy}
        onClick={() => {
          if (busy) return;
          askedAt.value = Date.now();
          worker.tell({ type: 'sync-now' });
        }}
      >
        {busy ? texts.sending : texts.syncNow}
      </button>
      <p role="status">{outcome}</p>
    </div>
  );
}

/** Null while it is not known yet. */
export function syncOutcome(report: PanelReport, askedAt: number, texts: StaffTexts): string | null {
  const { lastFailure, lastSuccessAt, waiting, sending } = report;
  if (sending) return null;
  if (lastFailure && lastFailure.at >= askedAt && lastFailure.at >= (lastSuccessAt ?? 0))
    return fill(texts.syncFailed, { reason: failureWords(lastFailure.reason, texts) });
  if (lastSuccessAt === null || lastSuccessAt < askedAt) return null;
  return waiting.ratings + waiting.comments + waiting.other === 0 ? texts.syncDone : texts.syncPartly;
}
