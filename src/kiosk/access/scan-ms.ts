// How long each thing stays marked for the one switch, where nobody has said otherwise.
import type { Configuration } from '../../protocol/configuration.ts';

const SCAN_MS = 2_000;

export function scanMsOf(configuration: Pick<Configuration, 'access'> | undefined): number {
  return configuration?.access?.scanMs ?? SCAN_MS;
}
