// The worker's report, asked for again and again while the panel is open.
import { useEffect, useState } from 'preact/hooks';
import type { PanelReport } from '../worker-port.ts';
import type { StaffWorker } from './staff-worker.ts';

const EVERY_MS = 1_000;

export function usePanelReport(worker: Pick<StaffWorker, 'panelReport'>): PanelReport | null {
  const [report, keep] = useState<PanelReport | null>(null);
  useEffect(() => {
    let asked = false;
    const ask = async () => {
      if (asked) return;
      asked = true;
      keep(await worker.panelReport());
      asked = false;
    };
    void ask();
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, [worker]);
  return report;
}
