// How much room the browser gives and whether it promised to keep it. Asking is slow on some disks, so an answer serves for a minute.

export type StorageReport = { usedBytes: number | null; quotaBytes: number | null; persisted: boolean | null };
const FRESH_MS = 60_000;

export function createStorageReport(): () => Promise<StorageReport> {
  let latest: { at: number; report: Promise<StorageReport> } | null = null;
  return () => {
    const now = performance.now();
    if (!latest || now - latest.at > FRESH_MS) latest = { at: now, report: ask() };
    return latest.report;
  };
}

async function ask(): Promise<StorageReport> {
  try {
    const [{ usage, quota }, persisted] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
    return { usedBytes: usage ?? null, quotaBytes: quota ?? null, persisted };
  } catch {
    return { usedBytes: null, quotaBytes: null, persisted: null };
  }
}
