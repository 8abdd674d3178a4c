// Takes a rescue from the worker part by part and hands the browser a file. Each part becomes a blob at once, which the browser may keep
// on the disk, so that a large outbox does not fill the page's memory.
import type { StaffWorker } from './staff-worker.ts';

export type SaveProgress = { part: number; parts: number };
export type SaveOutcome = { saved: 'file'; name: string; entries: number } | { saved: 'nothing' } | { saved: 'failed'; reason: string };
export type SavePorts = {
  worker: Pick<StaffWorker, 'rescue'>;
  today(): string;
  /** Whether a file arrives in the end, no page can know. */
  download(file: Blob, name: string): void;
  progress(progress: SaveProgress): void;
};

export async function saveRescue({ worker, today, download, progress }: SavePorts): Promise<SaveOutcome> {
  const plan = await worker.rescue({ step: 'plan' });
  if (plan.step !== 'planned') return failed(plan);
  const { kiosk, parts, entries } = plan;
  if (parts === 0) return { saved: 'nothing' };
  const lines: Blob[] = [];
  for (let part = 1; part <= parts; part++) {
    progress({ part, parts });
    const told = await worker.rescue({ step: 'part', number: part });
    if (told.step !== 'part') return failed(told);
    if (told.line !== null) lines.push(new Blob([told.line, '\n']));
  }
  if (lines.length === 0) return { saved: 'nothing' };
  const name = `candour-rescue-${kiosk}-${today()}.jsonl`;
  download(new Blob(lines, { type: 'application/jsonl' }), name);
  return { saved: 'file', name, entries };
}

function failed(told: { step: string; reason?: string }): SaveOutcome {
  return { saved: 'failed', reason: told.reason ?? told.step };
}

const KEPT_MS = 60_000;

/** The link is never put on the page: there, links lead nowhere (see `lock-down.ts`). */
export function downloadInBrowser(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
