// Peak memory of another process, as Linux keeps it.
import { readFileSync } from 'node:fs';

/** Bytes of resident memory at its highest (VmHWM); null where there is no /proc. */
export function peakMemoryBytes(pid: number): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes ? Number(kilobytes) * 1024 : null;
  } catch {
    return null;
  }
}
