// Gives a store its first organisations out of `kiosk-config/`. An organisation that is there already is never touched: from then on
// the console is the truth.
import * as v from 'valibot';
import { PublicUrl } from '../../protocol/configuration.ts';
import { makeOrCheckKeys } from '../keys/check-keys.ts';
import type { Parts } from '../parts.ts';
import { hashPin, randomPin } from './panel-pin.ts';
import { publish } from './publish.ts';
import { putCasePolicy } from './put-case-policy.ts';
import { putRetentionPolicy } from './put-retention-policy.ts';
import type { OrganisationFiles } from './read-configuration-files.ts';
import { readConfigurationFolder } from './read-configuration-files.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'clock' | 'random' | 'publicUrl'>;
/** The PIN is told once and not kept. */
export type Seeded = { organisation: string; pin: string };

/** Throws an Error with every complaint when the files are wrong. */
export async function seedOrganisations(parts: Needs, folder: string): Promise<Seeded[]> {
  const { organisations, complaints } = await readConfigurationFolder(folder);
  if (complaints.length > 0) throw new Error(`The configurations in ${folder} cannot be used:\n${complaints.join('\n')}`);
  const seeded: Seeded[] = [];
  for (const files of organisations) {
    const { id } = files.organisation.organisation;
    if (await isThere(parts, id)) continue;
    const pin = randomPin(parts.random);
    await seed(parts, files, pin);
    seeded.push({ organisation: id, pin });
  }
  return seeded;
}

/** Seeding that was cut short before anything was published is taken up again. */
async function isThere({ store }: Needs, organisation: string): Promise<boolean> {
  if (!(await store.kiosks.organisation(organisation))) return false;
  return (await store.kiosks.kiosks(organisation)).some(({ wanted }) => wanted !== null);
}

async function seed(parts: Needs, files: OrganisationFiles, pin: string): Promise<void> {
  const { store, clock, random, publicUrl } = parts;
  const { organisation, kiosks } = files;
  const { id } = organisation.organisation;
  const sites = organisation.sites.map((site) => ({ ...site, organisation: id }));
  await makeOrCheckKeys(parts, id);
  await store.kiosks.putOrganisation(organisation.organisation, sites);
  await putCasePolicy(parts, files);
  await putRetentionPolicy(parts, files);
  const panelPin = await hashPin(pin, random);
  const ownAddress = v.is(PublicUrl, publicUrl) ? { publicUrl } : {};
  for (const { kiosk, configuration } of kiosks) {
    const row = { id: kiosk.kiosk.id, organisation: id, site: kiosk.kiosk.site, name: kiosk.kiosk.name };
    await store.kiosks.putKiosk(row);
    const publishing = { kiosk: row, configuration: { panelPin, ...ownAddress, ...configuration }, basedOn: null, at: clock(), by: null };
    await publish(parts, publishing);
  }
}
