// The shipped configuration of one kiosk, and short ways to change it.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Shown } from '../../../src/kiosk/visit.ts';
import type { Configuration } from '../../../src/protocol/configuration.ts';
import { KioskFile, OrganisationFile, resolveConfiguration } from '../../../src/protocol/configuration-files.ts';
import type { RevisionId } from '../../../src/protocol/ids.ts';

const FOLDER = new URL('../../../kiosk-config/organisations/', import.meta.url);

export function shipped(kiosk: string, organisation = 'rcips'): Configuration {
  const file = <T extends v.GenericSchema>(shape: T, path: string) => v.parse(shape, json(`${organisation}/${path}`));
  return resolveConfiguration(file(OrganisationFile, 'organisation.json'), file(KioskFile, `kiosks/${kiosk}.json`));
}

export function sampleShown(number = 1, change: Partial<Configuration> = {}): Shown {
  return { revision: `1.${number}.AAAAAAAAAAAAAAAA` as RevisionId, configuration: { ...shipped('george-town'), ...change } };
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, FOLDER), 'utf8'));
}
