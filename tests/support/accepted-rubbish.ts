// Of the rubbish that can be made of a file, what the shapes accept: the first so many by seed, with what was done to it.
import * as v from 'valibot';
import type { Configuration } from '../../src/protocol/configuration.ts';
import { KioskFile, OrganisationFile, resolveConfiguration } from '../../src/protocol/configuration-files.ts';
import { seededRandom } from '../scenario/seeded-random.ts';
import { rubbish } from './rubbish.ts';

type Accepted = { configuration: Configuration; seed: number; what: string };

export function acceptedRubbish(organisation: unknown, kiosk: unknown, count: number): Accepted[] {
  const kioskFile = v.parse(KioskFile, kiosk);
  const found: Accepted[] = [];
  for (let seed = 1; found.length < count; seed += 1) {
    const { value, what } = rubbish(organisation, seededRandom(seed));
    const configuration = resolved(value, kioskFile);
    if (configuration) found.push({ configuration, seed, what });
  }
  return found;
}

function resolved(organisation: unknown, kiosk: KioskFile): Configuration | null {
  const parsed = v.safeParse(OrganisationFile, organisation);
  if (!parsed.success) return null;
  try {
    return resolveConfiguration(parsed.output, kiosk);
  } catch {
    return null;
  }
}
