// Brings an organisation's files into a store that is in use: new sites and kiosks appear, names change, and what differs is published as
// a new revision. A kiosk's PIN and public address stay; pairing and what was received are never touched. It refuses before anything is changed.
import type { Configuration } from '../../protocol/configuration.ts';
import { makeOrCheckKeys } from '../keys/check-keys.ts';
import type { Parts } from '../parts.ts';
import { configurationOf } from './publication-for.ts';
import { publish } from './publish.ts';
import { putCasePolicy } from './put-case-policy.ts';
import { putRetentionPolicy } from './put-retention-policy.ts';
import { type OrganisationFiles, readConfigurationFolder } from './read-configuration-files.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'clock'>;
/** `revision` null: nothing had changed for that kiosk. `cases`: whether what is promised about cases is new; `retention`: how long what is kept. */
export type Imported = { kiosks: { kiosk: string; revision: string | null }[]; cases: boolean; retention: boolean };

/** Throws an Error when the files are wrong, a key is missing or a paired kiosk would move. */
export async function importOrganisation(parts: Needs, folder: string, organisation: string): Promise<Imported> {
  const { organisations, complaints } = await readConfigurationFolder(folder);
  if (complaints.length > 0) throw new Error(`The configurations in ${folder} cannot be used:\n${complaints.join('\n')}`);
  const files = organisations.find(({ organisation: found }) => found.organisation.id === organisation);
  if (!files) throw new Error(`There is no organisation "${organisation}" in ${folder}.`);
  await refuseMoves(parts, files);
  await makeOrCheckKeys(parts, organisation);
  const sites = files.organisation.sites.map((site) => ({ ...site, organisation }));
  await parts.store.kiosks.putOrganisation(files.organisation.organisation, sites);
  const cases = await putCasePolicy(parts, files);
  const retention = await putRetentionPolicy(parts, files);
  const imported: Imported['kiosks'] = [];
  for (const { kiosk, configuration } of files.kiosks) {
    const { id, name, site } = kiosk.kiosk;
    await parts.store.kiosks.putKiosk({ id, organisation, site, name });
    imported.push({ kiosk: id, revision: await publishIfNew(parts, { id, organisation, site }, configuration) });
  }
  return { kiosks: imported, cases, retention };
}

/** A paired kiosk stamps what it records with the site it was paired at, until it is paired again. */
async function refuseMoves({ store }: Needs, { kiosks }: OrganisationFiles): Promise<void> {
  const complaints: string[] = [];
  for (const { kiosk } of kiosks) {
    const { id, site } = kiosk.kiosk;
    const standing = await store.kiosks.kiosk(id);
    const paired = standing?.publicKey && standing.revokedAt === null;
    if (paired && standing.site !== site) complaints.push(`The kiosk "${id}" is paired at the site "${standing.site}", not "${site}".`);
  }
  if (complaints.length === 0) return;
  const wayOut = 'To move one, revoke it in the console, import, and pair it again; or give the kiosk at the other site a new id.';
  throw new Error(`${complaints.join('\n')}\n${wayOut} Nothing was imported.`);
}

async function publishIfNew(parts: Needs, kiosk: { id: string; organisation: string; site: string }, configuration: Configuration) {
  const latest = await parts.store.configurations.latest(kiosk.id);
  const standing = latest ? configurationOf(latest) : null;
  const { panelPin, publicUrl } = { ...standing };
  const wanted = { ...(panelPin && { panelPin }), ...(publicUrl && { publicUrl }), ...configuration };
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
