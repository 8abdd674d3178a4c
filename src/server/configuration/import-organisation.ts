// Brings an organisation's files into a store that is in use: new sites and kiosks appear, names change, and what differs is published as
// a new revision. A kiosk's PIN stays; pairing and what was received are never touched.
import type { Configuration } from '../../protocol/configuration.ts';
import type { Parts } from '../parts.ts';
import { configurationOf } from './publication-for.ts';
import { publish } from './publish.ts';
import { readConfigurationFolder } from './read-configuration-files.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'clock'>;
export type Imported = { kiosk: string; revision: string | null };

/** `revision` null: nothing had changed. Throws an Error with every complaint when the files are wrong. */
export async function importOrganisation(parts: Needs, folder: string, organisation: string): Promise<Imported[]> {
  const { organisations, complaints } = await readConfigurationFolder(folder);
  if (complaints.length > 0) throw new Error(`The configurations in ${folder} cannot be used:\n${complaints.join('\n')}`);
  const files = organisations.find(({ organisation: found }) => found.organisation.id === organisation);
  if (!files) throw new Error(`There is no organisation "${organisation}" in ${folder}.`);
  await parts.keys.createKeys(organisation);
  const sites = files.organisation.sites.map((site) => ({ ...site, organisation }));
  await parts.store.kiosks.putOrganisation(files.organisation.organisation, sites);
  const imported: Imported[] = [];
  for (const { kiosk, configuration } of files.kiosks) {
    const { id, name, site } = kiosk.kiosk;
    await parts.store.kiosks.putKiosk({ id, organisation, site, name });
    imported.push({ kiosk: id, revision: await publishIfNew(parts, { id, organisation, site }, configuration) });
  }
  return imported;
}

async function publishIfNew(parts: Needs, kiosk: { id: string; organisation: string; site: string }, configuration: Configuration) {
  const latest = await parts.store.configurations.latest(kiosk.id);
  const standing = latest ? configurationOf(latest) : null;
  const panelPin = configuration.panelPin ?? standing?.panelPin;
  const wanted = panelPin ? { ...configuration, panelPin } : configuration;
  if (JSON.stringify(sorted(wanted)) === JSON.stringify(sorted(standing))) return null;
  return publish(parts, { kiosk, configuration: wanted, basedOn: latest?.revision ?? null, at: parts.clock(), by: null });
}

/** Two configurations that differ only in the order of their names are the same. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)]));
}
