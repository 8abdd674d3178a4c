// A small `kiosk-config/` of two organisations for tests of the API: sites in two time zones, three kiosks.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileSchemas } from '../../src/server/configuration/file-schemas.ts';

export const HARBOUR = 'harbour';
export const MARKET = 'market';

export async function writeConfigurationFolder(folder: string): Promise<void> {
  await writeFileSchemas(folder);
  const sites = [
    { id: 'north', name: { en: 'North' }, timeZone: 'America/Cayman' },
    { id: 'south', name: { en: 'South' }, timeZone: 'Africa/Nairobi' },
  ];
  await writeOrganisation(folder, HARBOUR, sites, { 'north-door': 'north', 'south-door': 'south' });
  await writeOrganisation(folder, MARKET, sites.slice(0, 1), { 'market-door': 'north' });
}

type Site = { id: string; name: { en: string }; timeZone: string };

async function writeOrganisation(folder: string, id: string, sites: Site[], kiosks: Record<string, string>): Promise<void> {
  const home = join(folder, 'organisations', id);
  await mkdir(join(home, 'kiosks'), { recursive: true });
  const organisation = { $schema: '../../schema/organisation.schema.json', organisation: { id, name: { en: id } }, sites, defaults };
  await writeFile(join(home, 'organisation.json'), JSON.stringify(organisation));
  for (const [kiosk, site] of Object.entries(kiosks)) {
    const file = { $schema: '../../../schema/kiosk.schema.json', kiosk: { id: kiosk, name: `The ${kiosk}`, site } };
    await writeFile(join(home, 'kiosks', `${kiosk}.json`), JSON.stringify(file));
  }
}

const defaults = {
  locales: ['en'],
  attract: { title: { en: 'How was it?' }, invitation: { en: 'Tap a face' } },
  flow: [
    { type: 'rating', id: 'overall', text: { en: 'How was your visit?' }, scale: 'faces-4' },
    { type: 'comment', id: 'more', text: { en: 'Anything else?' } },
  ],
  thanks: { title: { en: 'Thank you' } },
  idle: { warnAfterMs: 20_000, resetAfterMs: 20_000, thanksForMs: 3_000 },
  sync: { intervalMs: 60_000 },
};
