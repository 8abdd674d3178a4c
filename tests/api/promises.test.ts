// KE2: the share of kept promises per service, through the whole collector.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConfigurationAnswer, PromisesAnswer } from '../../src/protocol/console-api.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { MARKET } from '../support/api-configuration-folder.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

const DAY = 86_400_000;
let collector: TestCollector;
let north: TestKiosk;
let south: TestKiosk;

beforeAll(async () => {
  collector = await aCollector();
  north = await aKiosk(collector);
  south = await aKiosk(collector, 'south-door');
  const administrator = await aPerson(collector, { role: 'administrator' });
  const address = '/api/v1/kiosks/north-door';
  const { revision, configuration }: ConfigurationAnswer = await (await administrator.get(`${address}/configuration`)).json();
  const next = { basedOn: revision, configuration: { ...configuration, standards: STANDARDS, flow: [...configuration.flow, ...ASKED] } };
  expect((await administrator.send('POST', `${address}/publications`, next)).status).toBe(200);
});
afterAll(() => collector.stop());

const ASKED = [
  { type: 'service', id: 'service-used', text: { en: 'Which service?' } },
  { type: 'promise', id: 'promise-kept', about: 'service-used', text: { en: 'Was the time kept?' } },
];
const time = { value: 1, unit: 'working-days' };
const STANDARDS = {
  title: { en: 'Charter' },
  departments: [{ id: 'desk', name: { en: 'Desk' } }],
  services: [
    { id: 'repair', department: 'desk', name: { en: 'Repair' }, promised: { text: { en: '1 day' }, time } },
    { id: 'advice', department: 'desk', name: { en: 'Advice' } },
  ],
};

async function answers(kiosk: TestKiosk, kept: string, count: number, serviceId = 'repair'): Promise<void> {
  const body = { questionId: 'promise-kept', serviceId, kept };
  const entries = Array.from({ length: count }, () => anEntry(kiosk, { wallMs: NOON_OR_SO, body, header: { kind: 'service-answer' } }));
  await kiosk.sendBatch(aBatch(kiosk, entries, collector.clock.now));
}
async function promises(person?: TestPerson, query = ''): Promise<PromisesAnswer> {
  const reader = person ?? (await aPerson(collector, { role: 'oversight' }));
  return (await reader.get(`/api/v1/promises${query}`)).json();
}

test('a service whose time is promised is there before anybody has answered; today’s answers are not shown', async () => {
  await answers(north, 'yes', 7);
  await answers(north, 'no', 1);
  await answers(north, 'not-sure', 2);
  await answers(south, 'no', 2);
  const { services } = await promises();
  expect(services).toEqual([
    { service: 'repair', name: { en: 'Repair' }, promised: { en: '1 day' }, yes: 0, no: 0, notSure: 0, kept: null, interval: null },
  ]);
});

test('once the day has closed at a site its answers count, for those who may see the site, in the days asked for', async () => {
  collector.clock.now = NOON_OR_SO + DAY;
  const [row] = (await promises()).services;
  expect(row).toMatchObject({ yes: 7, no: 3, notSure: 2, kept: 70 });
  expect(row?.interval?.map(Math.round)).toEqual([40, 89]);
  const ofNorth = await aPerson(collector, { role: 'staff', sites: ['north'] });
  expect((await promises(ofNorth)).services[0]).toMatchObject({ yes: 7, no: 1, kept: 87.5 });
  expect((await promises(undefined, '?from=2026-03-11&to=2026-03-11')).services[0]).toMatchObject({ yes: 0, kept: null });
  expect((await promises(await aPerson(collector, { role: 'staff', organisation: MARKET }))).services).toEqual([]);
});
