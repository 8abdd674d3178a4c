// Reads `kiosk-config/`: one folder per organisation with `organisation.json` and `kiosks/*.json`. Whatever is wrong is named with file,
// place (JSON Pointer, RFC 6901) and what was expected; nothing half-read is given out.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import * as v from 'valibot';
import type { Configuration } from '../../protocol/configuration.ts';
import { KioskFile, OrganisationFile, resolveConfiguration } from '../../protocol/configuration-files.ts';

type KioskFiles = { kiosk: KioskFile; configuration: Configuration };
export type OrganisationFiles = { organisation: OrganisationFile; kiosks: KioskFiles[] };
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
  return { organisation, kiosks };
}

async function readKiosk(folder: string, file: string, organisation: OrganisationFile, complaints: string[]): Promise<KioskFiles | null> {
  const kiosk = await readShape(folder, file, KioskFile, complaints);
  if (!kiosk) return null;
  try {
    return { kiosk, configuration: resolveConfiguration(organisation, kiosk) };
  } catch (error) {
    const where = relative(folder, file);
    if (v.isValiError(error)) complaints.push(...error.issues.map((issue) => `${where}: resolved: ${pointer(issue)}: ${issue.message}`));
    else complaints.push(`${where}: ${(error as Error).message}`);
    return null;
  }
}

async function readShape<Shape extends v.GenericSchema>(
  folder: string,
  file: string,
  shape: Shape,
  complaints: string[],
): Promise<v.InferOutput<Shape> | null> {
  const where = relative(folder, file);
  const value = await readJson(file, where, complaints);
  if (value === undefined) return null;
  complaints.push(...(await schemaComplaints(value, file)).map((complaint) => `${where}: ${complaint}`));
  const parsed = v.safeParse(shape, value);
  if (parsed.success) return parsed.output;
  complaints.push(...parsed.issues.map((issue) => `${where}: ${pointer(issue)}: ${issue.message}`));
  return null;
}

async function readJson(file: string, where: string, complaints: string[]): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    complaints.push(missing ? `${where}: the file is missing` : `${where}: expected JSON: ${(error as Error).message}`);
    return undefined;
  }
}

/** `$schema` is what lets an editor complete and check: it must be there and lead to a file. */
async function schemaComplaints(value: unknown, file: string): Promise<string[]> {
  const schema = typeof value === 'object' && value !== null && '$schema' in value ? value.$schema : undefined;
  if (typeof schema !== 'string') return ['/$schema: expected the relative path of its schema'];
  try {
    JSON.parse(await readFile(join(dirname(file), schema), 'utf8'));
    return [];
  } catch {
    return [`/$schema: "${schema}" leads to no schema`];
  }
}

function wrongZones({ sites }: OrganisationFile): string[] {
  return sites.flatMap(({ timeZone }, place) => {
    try {
      Temporal.Now.zonedDateTimeISO(timeZone);
      return [];
    } catch {
      return [`/sites/${place}/timeZone: expected an IANA time zone such as America/Cayman, not "${timeZone}"`];
    }
  });
}

/** Ids of kiosks are unique among all organisations: a key belongs to one kiosk. */
function usedTwice(organisations: readonly OrganisationFiles[]): string[] {
  const ids = organisations.flatMap(({ kiosks }) => kiosks.map(({ kiosk }) => kiosk.kiosk.id));
  const twice = ids.filter((id, place) => ids.indexOf(id) < place);
  return [...new Set(twice)].map((id) => `kiosk id "${id}" is used twice`);
}

function pointer(issue: v.BaseIssue<unknown>): string {
  const keys = issue.path?.map(({ key }) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')) ?? [];
  return `/${keys.join('/')}`;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
