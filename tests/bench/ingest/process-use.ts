// What another process has used, as Linux counts it; NaN where there is no /proc.
import { readFileSync } from 'node:fs';

/** Resident memory at its highest (VmHWM), in MB of 2^20 bytes. */
export function peakMemoryMb(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(pid, 'status'))?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : Number.NaN;
}

/** Processor time over all its threads, in milliseconds; the kernel counts in steps of 10 (proc(5): utime and stime). */
export function processorMs(pid: number): number {
  const afterName = readProc(pid, 'stat').split(') ').at(-1) ?? '';
  const [utime, stime] = afterName.split(' ').slice(11, 13).map(Number);
  return ((utime ?? Number.NaN) + (stime ?? Number.NaN)) * 10;
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
