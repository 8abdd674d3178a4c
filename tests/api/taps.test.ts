// A child at the kiosk, through the whole collector: all taps kept, one counted per visit, what looks odd tagged by the published rules;
// in the overview, the inbox and the exports, with them, without them, or they alone.
import { randomUUID } from 'node:crypto';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConfigurationAnswer, ExportedEntry, InboxAnswer, OverviewAnswer, PublishAnswer } from '../../src/protocol/console-api.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

const MINUTE = 60_000;
/** 09:00 on that Tuesday in the Cayman Islands. */
const MORNING = NOON_OR_SO - 90 * MINUTE;
/** 18:00: closed. */
const EVENING = MORNING + 9 * 60 * MINUTE;
const HOURS = { open: [{ days: ['tuesday'], from: '08:30', until: '17:00' }] };

let collector: TestCollector;
let kiosk: TestKiosk;
let administrator: TestPerson;
let staff: TestPerson;
let revision: string;
let sequence = 0;

beforeAll(async () => {
  collector = await aCollector();
  kiosk = await aKiosk(collector);
  const publisher = await aPerson(collector, { role: 'administrator' });
  const path = `/api/v1/kiosks/${kiosk.id}`;
  const now = (await (await publisher.get(`${path}/configuration`)).json()) as ConfigurationAnswer;
  const configuration = { ...now.configuration, hours: HOURS };
  const published = await publisher.send('POST', `${path}/publications`, { basedOn: now.revision, configuration });
  revision = ((await published.json()) as PublishAnswer).revision;
  collector.clock.now = NOON_OR_SO + 24 * 60 * MINUTE;
  administrator = await aPerson(collector, { role: 'administrator' });
  staff = await aPerson(collector, { role: 'staff' });
  const visits = [
    ...Array.from({ length: 10 }, (_, place) => aVisit(MORNING + place * 5 * MINUTE, ['happy'])),
    // A child: one visit of twelve taps, ten a second; then five visits as fast as the screens allow.
    aVisit(MORNING + 55 * MINUTE, Array(12).fill('unhappy')),
    ...Array.from({ length: 5 }, (_, place) => aVisit(MORNING + 56 * MINUTE + place * 4_000, ['very-unhappy'])),
    aVisit(EVENING, ['happy']),
  ];
  const entries = visits.flat();
  await kiosk.sendBatch(aBatch(kiosk, entries.slice(0, 20), collector.clock.now));
  await kiosk.sendBatch(aBatch(kiosk, entries.slice(20), collector.clock.now));
});
afterAll(() => collector.stop());

function aVisit(at: number, faces: string[]) {
  const visit = randomUUID();
  const header = () => ({ visit, revision, sequence: ++sequence });
  const taps = faces.map((valueId, place) =>
    anEntry(kiosk, { wallMs: at + place * 100, header: header(), body: { questionId: 'overall', scaleId: 'faces-4', valueId } }),
  );
  const sealed = JSON.stringify({ v: 1, body: 'AAAA', keys: [{ keyId: 'k', wrapped: 'AAAA' }] });
  const words = anEntry(kiosk, { wallMs: at + 2_000, header: { ...header(), kind: 'comment', bodyForm: 'sealed' }, body: sealed });
  return [...taps, words];
}

const exported = async (query = ''): Promise<ExportedEntry[]> => (await administrator.get(`/api/v1/exports/entries.json${query}`)).json();

test('all are kept, one is counted per visit, and the export says which', async () => {
  const ratings = (await exported()).filter(({ kind }) => kind === 'rating');
  expect(ratings).toHaveLength(10 + 12 + 5 + 1);
  const visits = Map.groupBy(ratings, ({ visit }) => visit);
  expect(visits.size).toBe(17);
  for (const taps of visits.values()) expect(taps.map(({ counted }) => counted)).toEqual(taps.map((_, place) => place === taps.length - 1));
});

test('the overview counts one a visit, says how many are tagged and by which rule, and leaves none out by itself', async () => {
  const overview = async (query: string): Promise<OverviewAnswer> => (await staff.get(`/api/v1/overview${query}`)).json();
  const row = async (tagged: string) => {
    const { rows } = await overview(`?from=2026-03-10&to=2026-03-10${tagged}`);
    return rows.find(({ id }) => id === kiosk.id);
  };
  const tagged = { ratings: 6, of: 17, byTag: { 'quick-repeat': 4, run: 5, 'out-of-hours': 1 } };
  const all = await row('');
  expect(all).toMatchObject({ ratings: 17, tagged });
  expect(all?.tagged.indexWithout).toBeCloseTo((10 * (200 / 3) + 100 / 3) / 11);
  expect(await row('&tagged=without')).toMatchObject({ ratings: 11, index: all?.tagged.indexWithout, tagged });
  expect(await row('&tagged=only')).toMatchObject({ ratings: 6, tagged, trend: [{ day: '2026-03-10', ratings: 6 }] });
  expect((await staff.get('/api/v1/overview?tagged=no')).status).toBe(422);
});

test('exports are with the tagged visits, without them, or of them alone', async () => {
  const all = await exported();
  const [without, only] = [await exported('?tagged=without'), await exported('?tagged=only')];
  expect(without.length + only.length).toBe(all.length);
  expect(without.every(({ tags }) => tags.length === 0)).toBe(true);
  expect(new Set(only.map(({ visit }) => visit)).size).toBe(6);
  const csv = await (await administrator.get('/api/v1/exports/entries.csv?tagged=only')).text();
  const rows = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
  expect(new Set(rows.map(({ tags }) => tags))).toEqual(new Set(['run', 'quick-repeat run', 'out-of-hours']));
  expect((await administrator.get('/api/v1/exports/entries.csv?tagged=no')).status).toBe(422);
});

test('words in the inbox carry the tags of their visit', async () => {
  const { items } = (await (await staff.get('/api/v1/inbox')).json()) as InboxAnswer;
  expect(items.map(({ tags }) => tags.join(' '))).toEqual([
    ...Array(11).fill(''),
    'run',
    ...Array(4).fill('quick-repeat run'),
    'out-of-hours',
  ]);
});
