// The ICT desk in Nairobi on the shipped configuration, by touch: a rating names the service and says whether the promised time was kept. Its
// charter at the kiosk is in `standards.spec.ts`. What arrived is read as those who may read it.
import { expect, test } from '@playwright/test';
import { PASSWORD } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { aServiceVisit, bodyOf, inEnglish, type ServiceVisit } from '../support/service-visit.ts';

const SMALL = [
  [1280, 800],
  [768, 1024],
] as const;

test.describe.configure({ mode: 'serial' });

let visit: ServiceVisit;
test.beforeAll(async () => {
  visit = await aServiceVisit('sheria-house', 'oag-doj');
});
test.afterAll(() => visit.end());

test('KE2: after the face the service is named, its promise is recalled, and whether it was kept arrives with it', async () => {
  const { page, begins, touch, answers, entries } = visit;
  await begins();
  await touch('Unhappy');
  await answers(['Which service was it?', 'Finding the cause of an ICT problem'], ['Was the promised time kept?']);
  await expect(page.getByText('Finding the cause of an ICT problem: 10 minutes')).toBeVisible();
  await look(page, 'kenya-promise', SMALL);
  await touch('No');
  await answers(['What made the difference?', 'The promised time', 'Continue'], ['Anything you would like to add?', 'No more, thanks']);
  const all = await entries((some) => some.some(({ kind }) => kind === 'visit-end'));
  expect(bodyOf(all, 'service-answer')).toEqual({ questionId: 'promise-kept', serviceId: 'diagnosis', kept: 'no' });
  expect(all.filter(({ kind }) => kind === 'service-answer').map(({ body }) => JSON.parse(body ?? ''))).toContainEqual({
    questionId: 'service-used',
    serviceId: 'diagnosis',
  });
  await page.reload();
});

test('KE2: of a service without a promised time, or of none, nobody is asked whether it was kept', async () => {
  const { page, begins, touch, answers, asked } = visit;
  await begins();
  await touch('Happy');
  await answers(['Which service was it?', 'Training people to use new ICT tools'], ['What made the difference?']);
  await page.reload();
  await begins();
  await touch('Happy');
  await answers(['Which service was it?', 'Continue']);
  await asked('What made the difference?');
  await page.reload();
});

test('KE5: a complaint in Swahili, from the door to the inbox', async () => {
  const { begins, touch, answers, writes, asked, messages } = visit;
  await begins();
  await touch('Kiswahili');
  await answers(
    ['Huduma yetu ilikuwaje leo?', 'Ujumbe au malalamiko'],
    ['Ungependa kutuachia nini?', 'Malalamiko'],
    ['Inahusu huduma gani?', 'Kutatua tatizo la TEHAMA'],
  );
  await writes('Ni nini kilitokea?', 'Siku tatu', 'Endelea');
  await answers(['Ilitokea siku gani?', 'Ruka'], ['Ungependa nini kifanyike sasa?', 'Ruka'], ['Je, tunaweza kuwasiliana nawe?', /^Hapana/]);
  await touch('Tuma');
  await asked('Asante');
  await touch('Ninayo');
  const [item] = await messages(1);
  expect(item?.locale).toBe('sw');
  expect(inEnglish(item)).toEqual({
    ...{ kind: 'A complaint', service: 'Solving an ICT problem', 'what-happened': 'Siku tatu' },
    contact: 'No, don’t contact me',
  });
});

test('KE2: the console reports the share of kept promises for each service whose time is promised, of days that have closed', async () => {
  const { page, profile, close } = await aKioskWindow(`${visit.collector.url}/console/`, { width: 1440, height: 900 });
  await page.getByLabel('Name', { exact: true }).fill('intake');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Overview' }).click();
  const report = page.getByRole('region', { name: 'Promises kept' });
  await expect(report.locator('tbody tr')).toHaveCount(5);
  await expect(report.getByRole('row', { name: /Finding the cause of an ICT problem.*10 minutes.*no answers yet/ })).toBeVisible();
  await look(page, 'console-promises', [
    [1440, 900],
    [390, 844],
  ]);
  await close();
  removeProfile(profile);
});
