// Reads `kiosk-config/`: one folder per organisation with `organisation.json`, `kiosks/*.json` and, where it has them, `cases.json` and `retention.json`.
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import type { CasePolicy } from '../../protocol/case-policy.ts';
import type { Configuration } from '../../protocol/configuration.ts';
import { KioskFile, OrganisationFile, resolveConfiguration } from '../../protocol/configuration-files.ts';
import { CONFIGURATION_MAX_BYTES } from '../../protocol/limits.ts';
import { type RetentionPolicy, RetentionPolicyFile } from '../../protocol/retention-policy.ts';
import { readCasePolicy } from './read-case-policy.ts';
import { pointer, readShape, sentence, shown } from './read-shape.ts';

type KioskFiles = { kiosk: KioskFile; configuration: Configuration };
/** `cases`, `retention` null: no file says what is promised about cases, or how long what is kept. */
export type OrganisationFiles = {
  organisation: OrganisationFile;
  kiosks: KioskFiles[];
  cases: CasePolicy | null;
  retention: RetentionPolicy | null;
};
export type ConfigurationFolder = { organisations: OrganisationFiles[]; complaints: string[] };

export async function readConfigurationFolder(folder: string): Promise<ConfigurationFolder> {
  const complaints: string[] = [];
  const organisations: OrganisationFiles[] = [];
  for (const name of await namesIn(join(folder, 'organisations'))) {
    const files = await readOrganisation(folder, name, complaints);
    if (files) organisations.push(files);
  }
  complaints.push(...usedTwice(organisations));
  return { organisations, complaints };
}

async function readOrganisation(folder: string, name: string, complaints: string[]): Promise<OrganisationFiles | null> {
  const home = join(folder, 'organisations', name);
  const organisation = await readShape(folder, join(home, 'organisation.json'), OrganisationFile, complaints);
  if (!organisation) return null;
  const where = relative(folder, join(home, 'organisation.json'));
  if (organisation.organisation.id !== name) complaints.push(`${where}: /organisation/id: expected "${name}", the name of its folder`);
  complaints.push(...wrongZones(organisation).map((complaint) => `${where}: ${complaint}`));
  const kiosks: KioskFiles[] = [];
  for (const file of (await namesIn(join(home, 'kiosks'))).filter((found) => found.endsWith('.json'))) {
    const kiosk = await readKiosk(folder, join(home, 'kiosks', file), organisation, complaints);
    if (kiosk) kiosks.push(kiosk);
  }
  const cases = await readCasePolicy(
    folder,
    home,
    kiosks.map(({ configuration }) => configuration),
    complaints,
  );
  return { organisation, kiosks, cases, retention: await readRetention(folder, home, complaints) };
}

async function readRetention(folder: string, home: string, complaints: string[]): Promise<RetentionPolicy | null> {
  if (!(await namesIn(home)).includes('retention.json')) return null;
  const read = await readShape(folder, join(home, 'retention.json'), RetentionPolicyFile, complaints);
  if (!read) return null;
  const { $schema: _, ...policy } = read;
  return policy;
}

async function readKiosk(folder: string, file: string, organisation: OrganisationFile, complaints: string[]): Promise<KioskFiles | null> {
  const kiosk = await readShape(folder, file, KioskFile, complaints);
  if (!kiosk) return null;
  try {
    const configuration = resolveConfiguration(organisation, kiosk);
    const bytes = Buffer.byteLength(JSON.stringify(configuration));
    if (bytes <= CONFIGURATION_MAX_BYTES) return { kiosk, configuration };
    complaints.push(`${relative(folder, file)}: resolved: /: ${bytes} bytes, of which a kiosk takes ${CONFIGURATION_MAX_BYTES}`);
    return null;
  } catch (error) {
    const where = relative(folder, file);
    if (v.isValiError(error)) complaints.push(...error.issues.map((issue) => `${where}: resolved: ${pointer(issue)}: ${sentence(issue)}`));
    else complaints.push(`${where}: ${(error as Error).message}`);
    return null;
  }
}

function wrongZones({ sites }: OrganisationFile): string[] {
  return sites.flatMap(({ timeZone }, place) => {
    try {
      Temporal.Now.zonedDateTimeISO(timeZone);
      return [];
    } catch {
      return [`/sites/${place}/timeZone: expected an IANA time zone such as America/Cayman, not "${shown(timeZone)}"`];
    }
  });
}

/** Ids of kiosks are unique among all organisations: a key belongs to one kiosk. */
function usedTwice(organisations: readonly OrganisationFiles[]): string[] {
  const ids = organisations.flatMap(({ kiosks }) => kiosks.map(({ kiosk }) => kiosk.kiosk.id));
  const twice = ids.filter((id, place) => ids.indexOf(id) < place);
  return [...new Set(twice)].map((id) => `kiosk id "${id}" is used twice`);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
