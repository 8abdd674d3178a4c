// The police in Cayman on the shipped configuration, by touch, at both stations: what visitors rate, and where a crime, an emergency or a
// complaint about an officer belongs, said before anything is typed. What arrived is read as those who may read it.
import { expect, test } from '@playwright/test';
import { aPairingCode } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { aServiceVisit, bodyOf, handsAt, inEnglish, type ServiceVisit } from '../support/service-visit.ts';

const SMALL = [
  [1280, 800],
  [768, 1024],
] as const;

test.describe.configure({ mode: 'serial' });

let visit: ServiceVisit;
test.beforeAll(async () => {
  visit = await aServiceVisit('george-town', 'rcips');
});
test.afterAll(() => visit.end());

test('CY3: the message form begins with where a crime, an emergency and a complaint about an officer belong', async () => {
  const { page, begins, asked, touch, answers } = visit;
  await begins('Leave a message');
  await asked('Is this the right place?');
  for (const line of [
    /An emergency\? Call 911/,
    /A crime\? Report it to an officer/,
    /Office of the Ombudsman takes it. It is independent of the police/,
  ])
    await expect(page.getByText(line)).toBeVisible();
  await expect(page.getByRole('textbox'), 'nothing can be typed yet').toHaveCount(0);
  await look(page, 'cayman-right-place', SMALL);
  await touch('Continue');
  await answers(['What would you like to leave?', 'A crime or an emergency']);
  await asked('Please tell an officer now');
  await expect(page.getByText('An emergency: call 911.')).toBeVisible();
  await touch('Done');
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
});

test('CY3: a complaint about an officer can be left all the same, and arrives as one', async () => {
  const { page, begins, answers, writes, asked, touch, sends, messages } = visit;
  await begins('Leave a message');
  await answers(
    ['Is this the right place?', 'Continue'],
    ['What would you like to leave?', 'A complaint'],
    ['What is the complaint about?', 'Continue'],
  );
  await expect(page.getByRole('alert')).toHaveText(/goes its own way/);
  await touch('A police officer');
  await asked('About an officer');
  await expect(page.getByText(/Office of the Ombudsman can look into it/)).toBeVisible();
  await touch('Continue');
  await writes('Who was it, if you know?', 'Desk');
  await writes('What happened?', 'Shouted');
  await answers(
    ['On which day did it happen?', 'Skip'],
    ['At about what time?', 'Skip'],
    ['What should happen now?', 'Skip'],
    ['May we contact you?', /^No/],
  );
  await asked('Is this right?');
  await sends();
  const [item] = await messages(1);
  expect(item?.message?.kind?.en).toBe('A complaint');
  expect(item?.message?.answers.find(({ question }) => question === 'about')?.given).toEqual([
    { en: 'A police officer', es: 'Un agente de policía' },
  ]);
  expect(inEnglish(item)).toMatchObject({ officer: 'Desk', 'what-happened': 'Shouted', contact: 'No, don’t contact me' });
});

test('CY1, CY2: at each of the two stations a face, reasons and words arrive under that station’s name', async () => {
  const { collector, administrator, entries } = visit;
  const second = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'bodden-town')}`);
  for (const { page, station } of [
    { page: visit.page, station: 'George Town Police Station' },
    { page: second.page, station: 'Bodden Town Police Station' },
  ]) {
    const { begins, answers, touch, writes } = handsAt(page);
    await expect(page.getByText(station)).toBeVisible();
    await begins();
    await touch('Happy');
    await answers(['What made the difference?', 'Politeness and respect', 'Continue']);
    await writes('Anything you would like to add?', 'Kind', 'Send');
    await expect(page.getByRole('heading', { name: 'Thank you', exact: true })).toBeVisible();
  }
  const all = await entries((some) => new Set(some.filter(({ kind }) => kind === 'visit-end').map(({ site }) => site)).size === 2);
  await second.close();
  removeProfile(second.profile);
  for (const site of ['george-town', 'bodden-town']) {
    const here = all.filter((entry) => entry.site === site);
    expect(bodyOf(here, 'rating')).toMatchObject({ questionId: 'service-today', scaleId: 'faces-4', valueId: 'happy' });
    expect(bodyOf(here, 'reasons')).toEqual({ questionId: 'service-reasons', reasonIds: ['courtesy'] });
    expect(here.map(({ kind }) => kind)).toContain('comment');
  }
});
