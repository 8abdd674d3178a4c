// The parts of the standards, each on a screen of its own: services; what to expect and what is asked; where to turn.
import type { Configuration } from '../../protocol/configuration.ts';

export type Part = 'services' | 'expect' | 'turn';

/** Those that this configuration has anything for. */
export function partsOf({ standards, hours }: Pick<Configuration, 'standards' | 'hours'>): Part[] {
  if (!standards) return [];
  const { asked, rights, escalation, otherWays, otherFormats } = standards;
  return [
    'services',
    ...(asked || rights ? ['expect' as const] : []),
    ...(escalation || otherWays || otherFormats || hours ? ['turn' as const] : []),
  ];
}
