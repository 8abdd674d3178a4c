// Wrong files in `kiosk-config/` are named with file, place and what was expected.
import { mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkConfigurationFolder } from '../../../src/server/configuration/check-configuration-folder.ts';
import { readConfigurationFolder } from '../../../src/server/configuration/read-configuration-files.ts';
import { PROJECT_FOLDER } from '../../../src/server/project-folder.ts';
import { writeConfigurationFolder } from '../../support/api-configuration-folder.ts';
import { SVG_LOGO, svgUrl } from '../../support/logos.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-config-'));
  await writeConfigurationFolder(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ORGANISATION = 'organisations/harbour/organisation.json';
const KIOSK = 'organisations/harbour/kiosks/north-door.json';

// As far as the edits below reach into a file.
type Draft = {
  $schema?: string;
  organisation: { id: string };
  sites: { timeZone: string }[];
  defaults: { flow: { scale: string }[]; atract?: object; thanks?: object };
  kiosk: { id: string; site: string };
  overrides: object;
};

async function change(file: string, edit: (value: Draft) => unknown): Promise<void> {
  const value = JSON.parse(await readFile(join(folder, file), 'utf8'));
  edit(value);
  await writeFile(join(folder, file), JSON.stringify(value));
}

test('good files: no complaint', async () => {
  expect(await checkConfigurationFolder(folder)).toEqual([]);
});

test('the shipped configurations: no complaint', async () => {
  expect(await checkConfigurationFolder(join(PROJECT_FOLDER, 'kiosk-config'))).toEqual([]);
});

// Each edit gets a parsed file; its shape is what the test breaks.
test.each<[string, string, (value: Draft) => unknown, string]>([
  [
    'an unknown scale',
    ORGANISATION,
    (file) => Object.assign(file.defaults.flow[0] ?? {}, { scale: 'stars-5' }),
    `${ORGANISATION}: /defaults/flow/0/scale: `,
  ],
  ['a misspelt name', ORGANISATION, (file) => (file.defaults.atract = {}), `${ORGANISATION}: /defaults/atract: `],
  ['a missing name', ORGANISATION, (file) => delete file.defaults.thanks, `${ORGANISATION}: /defaults/thanks: `],
  [
    'a zone that does not exist',
    ORGANISATION,
    (file) => Object.assign(file.sites[1] ?? {}, { timeZone: 'Mars/Base' }),
    `${ORGANISATION}: /sites/1/timeZone: expected an IANA`,
  ],
  [
    'a text that nobody can see',
    ORGANISATION,
    (file) => Object.assign(file.defaults, { thanks: { title: { en: '\u200b\u2060' } } }),
    `${ORGANISATION}: /defaults/thanks/title/en: a text that can be seen`,
  ],
  [
    'a text that turns what follows',
    ORGANISATION,
    (file) => Object.assign(file.defaults, { thanks: { title: { en: 'Thanks \u202e' } } }),
    `${ORGANISATION}: /defaults/thanks/title/en: a plain text`,
  ],
  [
    'a name that objects have already',
    ORGANISATION,
    (file) => Object.assign(file.defaults.flow[1] ?? {}, { id: 'constructor' }),
    `${ORGANISATION}: /defaults/flow/1/id: another name`,
  ],
  [
    'nesting without end',
    ORGANISATION,
    (file) => Object.assign(file.defaults.flow[1] ?? {}, { when: JSON.parse(`${'{"not":'.repeat(99)}null${'}'.repeat(99)}`) }),
    `${ORGANISATION}: /: nested more than 32 deep`,
  ],
  [
    'what it found, but not all of it',
    ORGANISATION,
    (file) => Object.assign(file.defaults.flow[0] ?? {}, { scale: 'x'.repeat(9_999) }),
    `but received "${'x'.repeat(59)}…`,
  ],
  ['no $schema', KIOSK, (file) => delete file.$schema, `${KIOSK}: /$schema: expected`],
  ['a $schema that leads nowhere', KIOSK, (file) => (file.$schema = './no.json'), `${KIOSK}: /$schema: "./no.json" leads to no schema`],
  ['a site that is not there', KIOSK, (file) => (file.kiosk.site = 'west'), `${KIOSK}: kiosk.site: "west" is not a site of "harbour"`],
  [
    'a text without its locale',
    KIOSK,
    (file) => (file.overrides = { locales: ['en', 'es'] }),
    `${KIOSK}: resolved: /attract/title: text is missing in "es"`,
  ],
  ['an id used twice', KIOSK, (file) => (file.kiosk.id = 'south-door'), 'kiosk id "south-door" is used twice'],
  [
    'a folder of another name',
    ORGANISATION,
    (file) => (file.organisation.id = 'haven'),
    `${ORGANISATION}: /organisation/id: expected "harbour"`,
  ],
])('%s', async (_name, file, edit, complaint) => {
  await change(file, edit);
  const complaints = await checkConfigurationFolder(folder);
  expect(complaints.join('\n')).toContain(complaint);
});

test.each(['KeyA', 'Digit1', 'NumpadAdd', 'Space', 'Tab', 'BracketLeft'])(
  'a key for a switch that writes something: %s',
  async (switchKey) => {
    await change(ORGANISATION, (file) => Object.assign(file.defaults, { access: { switchKey } }));
    expect(await checkConfigurationFolder(folder)).toContainEqual(
      expect.stringContaining(`${ORGANISATION}: /defaults/access/switchKey: a key that writes nothing`),
    );
  },
);

test('a file that is not JSON, or not there', async () => {
  await writeFile(join(folder, KIOSK), '{');
  await unlink(join(folder, 'organisations/market/organisation.json'));
  const complaints = await checkConfigurationFolder(folder);
  expect(complaints.join('\n')).toContain(`${KIOSK}: expected JSON: `);
  expect(complaints.join('\n')).toContain('organisations/market/organisation.json: the file is missing');
});

test('a schema older than the shapes', async () => {
  await writeFile(join(folder, 'schema/kiosk.schema.json'), '{}');
  expect(await checkConfigurationFolder(folder)).toEqual(['schema/kiosk.schema.json: out of date; run "npm run config -- schema"']);
});

test('a logo lies beside the file that names it, and travels in the configuration', async () => {
  const home = join(folder, 'organisations/harbour');
  await writeFile(join(home, 'logo.svg'), SVG_LOGO);
  await change(ORGANISATION, (file) => Object.assign(file.defaults, { look: { logo: 'logo.svg' } }));
  const { organisations, complaints } = await readConfigurationFolder(folder);
  expect(complaints).toEqual([]);
  const harbour = organisations.find(({ organisation }) => organisation.organisation.id === 'harbour');
  expect(harbour?.kiosks.map(({ configuration }) => configuration.look?.logo)).toEqual([svgUrl(SVG_LOGO), svgUrl(SVG_LOGO)]);

  await writeFile(join(home, 'logo.svg'), '<svg><script/></svg>');
  expect(await checkConfigurationFolder(folder)).toEqual([`${ORGANISATION}: /defaults/look/logo: a logo has no elements that act`]);
  await unlink(join(home, 'logo.svg'));
  expect((await checkConfigurationFolder(folder))[0]).toBe(`${ORGANISATION}: /defaults/look/logo: there is no file "logo.svg" beside it`);
  await change(ORGANISATION, (file) => Object.assign(file.defaults, { look: { logo: '../../../etc/passwd.svg' } }));
  expect((await checkConfigurationFolder(folder))[0]).toMatch(/\/defaults\/look\/logo: a logo is a PNG or SVG file/);
});
