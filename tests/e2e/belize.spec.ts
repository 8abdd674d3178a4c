// The ministry in Belize on its shipped configuration, by touch and with the kiosk's own keyboard: compliments and complaints with all their
// branches, the drivers behind a rating, the yearly survey, the inventory. What arrived is read as those who may read it.
import { expect, test } from '@playwright/test';
import { PASSWORD } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { aServiceVisit, bodyOf, inEnglish, type ServiceVisit } from '../support/service-visit.ts';
import { typeByTouch } from '../support/typing.ts';

const SIZES = [
  [1920, 1080],
  [1280, 800],
  [768, 1024],
  [1080, 1920],
] as const;

test.describe.configure({ mode: 'serial' });

let visit: ServiceVisit;
let page: ServiceVisit['page'];
test.beforeAll(async () => {
  visit = await aServiceVisit('belmopan-ground-floor', 'mps-belize');
  ({ page } = visit);
});
test.afterAll(() => visit.end());

test('BZ1: a complaint, on its longest way, from the door to the inbox', async () => {
  const { begins, asked, answers, writes, sends } = visit;
  const yesterday = Temporal.Now.plainDateISO('America/Belize').subtract({ days: 1 }).toString();
  await begins('Compliment or complaint');
  await answers(['What would you like to give us?', 'Continue']);
  await expect(page.getByRole('alert')).toHaveText(/choose one of the two/);
  await answers(['What would you like to give us?', 'A complaint']);
  await writes('What happened?', 'Nobody came');
  await answers(
    ['On which day did it happen?', 'Back'],
    ['What happened?', 'Continue'],
    ['On which day did it happen?', /^Yesterday/, 'Continue'],
    ['At about what time?', '9 AM', '9:15 AM', 'Continue'],
    ['Where did it happen?', 'On the phone'],
  );
  await writes('Which number did you call from?', '8222204');
  await answers(['Which department is it about?', 'Lands'], ['Which service is it about?', 'Skip'], ['What should happen now?', 'Skip']);
  await answers(['May we contact you?', 'Yes, contact me']);
  await writes('What is your name?', 'Ana');
  await writes('What is your e-mail address?', 'ana');
  await expect(page.getByRole('alert')).toHaveText(/has an @ in it/);
  await writes('What is your e-mail address?', '@example.org');
  await writes('What is your phone number?', '12345');
  await expect(page.getByRole('alert')).toHaveText(/looks unusual/);
  await answers(['What is your phone number?', 'Continue'], ['Is this right?', 'Change: Where did it happen?']);
  await answers(['Where did it happen?', 'At a counter'], ['Is this right?', 'Change: Which counter was it?']);
  await writes('Which counter was it?', 'The second');
  await asked('Is this right?');
  await expect(page.locator('.review')).not.toContainText('822 2204');
  await sends();
  const [item] = await visit.messages(1);
  expect(item?.message?.kind?.en).toBe('A complaint');
  expect(inEnglish(item)).toEqual({
    ...{ kind: 'A complaint', 'what-happened': 'Nobody came', day: yesterday, time: '09:15', where: 'At a counter', counter: 'The second' },
    ...{ department: 'Lands', contact: 'Yes, contact me', name: 'Ana', email: 'ana@example.org', phone: '12345' },
  });
});

test('BZ1: a compliment asks only what was done well, about what, and whether to write back', async () => {
  const { begins, asked, answers, writes, sends } = visit;
  await begins('Compliment or complaint');
  await answers(['What would you like to give us?', 'A compliment'], ['What did we do well?', 'Continue']);
  await expect(page.getByRole('alert')).toHaveText(/what to pass on/);
  await writes('What did we do well?', 'So kind');
  await answers(['Which department is it about?', 'Skip'], ['Which service is it about?', 'Land matters'], ['May we contact you?', /^No/]);
  await asked('Is this right?');
  await sends();
  const [, item] = await visit.messages(2);
  expect(inEnglish(item)).toEqual({
    kind: 'A compliment',
    praise: 'So kind',
    service: 'Land matters',
    contact: 'No, don’t contact me',
  });
});

test('BZ1: who wants an answer and gives no other way is asked for an address, and may still say no', async () => {
  const { begins, touch, asked, answers, writes } = visit;
  await begins('Compliment or complaint');
  await answers(['What would you like to give us?', 'A compliment']);
  await writes('What did we do well?', 'All');
  await answers(
    ['Which department is it about?', 'Skip'],
    ['Which service is it about?', 'Skip'],
    ['May we contact you?', 'Yes, contact me'],
  );
  await answers(['What is your name?', 'Skip'], ['What is your e-mail address?', 'Skip'], ['What is your phone number?', 'Skip']);
  await answers(['Where can we write to you?', 'Continue']);
  await expect(page.getByRole('alert')).toHaveText(/Without an address/);
  for (const question of ['What is your phone number?', 'What is your e-mail address?', 'What is your name?', 'May we contact you?']) {
    await touch('Back');
    await asked(question);
  }
  await answers(['May we contact you?', /^No/], ['Is this right?', 'Back'], ['May we contact you?', 'Back']);
  await asked('Which service is it about?');
});

test('BZ2, BZ9: what to leave out where words are typed, what becomes of them on request, plainly and in both languages', async () => {
  const { begins, touch, asked } = visit;
  await page.reload();
  await begins('Compliment or complaint');
  await asked('What would you like to give us?');
  await expect(page.getByText('We use what you write only to deal with it.').first()).toBeVisible();
  await touch('More about this');
  await expect(page.getByText('Information Privacy Act')).toBeVisible();
  await touch('Done');
  await expect(page.getByText('Information Privacy Act')).toBeHidden();
  await touch('A complaint');
  await expect(page.getByText('Please leave out medical and school details.')).toBeVisible();
  await touch('Español');
  await asked('¿Qué pasó?');
  await expect(page.getByText('No escriba datos médicos ni escolares.')).toBeVisible();
  await typeByTouch(page, 'Nada');
  await look(page, 'belize-words-es', SIZES.slice(1, 3));
  await touch('Continuar');
  await asked('¿Qué día pasó?');
  await look(page, 'belize-day-es', SIZES.slice(1, 3));
  await touch('Saltar');
  await touch('9:00');
  await look(page, 'belize-time-es', SIZES.slice(2, 3));
  await touch('Atrás');
  await touch('Atrás');
  await expect(page.getByRole('textbox')).toHaveValue('Nada');
  await touch('English');
  await page.reload();
});

test('BZ8: the five drivers are the reasons behind a rating, and arrive by their ids', async () => {
  const { begins, touch, asked, answers } = visit;
  await begins();
  await touch('Happy');
  await asked('What made the difference?');
  await expect(page.locator('.reason')).toHaveCount(5);
  await look(page, 'belize-reasons', SIZES.slice(2, 3));
  for (const reason of ['How long it took', 'What I got in the end', 'Continue']) await touch(reason);
  await answers(['Which service was it?', 'Land matters'], ['Anything you would like to add?', 'No more, thanks']);
  const entries = await visit.entries((all) => all.some(({ kind }) => kind === 'service-answer'));
  expect(bodyOf(entries, 'rating')).toMatchObject({ scaleId: 'faces-5', valueId: 'happy' });
  expect(bodyOf(entries, 'reasons')).toEqual({ questionId: 'service-drivers', reasonIds: ['timeliness', 'positive-outcome'] });
  expect(bodyOf(entries, 'service-answer')).toEqual({ questionId: 'service-used', serviceId: 'land-matters' });
  await page.reload();
});

test('BZ10: the yearly survey, apart from the everyday rating, along its branches', async () => {
  const { begins, touch, asked, answers } = visit;
  await begins('Yearly survey');
  await answers(
    ['What brings you here?', 'A matter of my own'],
    ['Which department did you come to?', 'Immigration'],
    ['All in all, how satisfied are you?', 'Continue'],
  );
  await expect(page.getByRole('alert')).toBeVisible();
  await answers(
    ['All in all, how satisfied are you?', 'Happy'],
    ['How long did you wait?', 'Over an hour'],
    ['Did staff know their work?', 'Very happy'],
    ['Were staff polite, and did they make an effort?', 'Skip'],
    ['Did you get what you came for?', 'In part'],
    ['What stood in the way?', 'The wait was too long', 'Papers were missing', 'Continue'],
    ['Have you been here before?', 'No, the first time'],
  );
  await asked('How easy was it for you, from 0 to 10?');
  await look(page, 'belize-numbers', SIZES.slice(1, 3));
  await touch('7');
  await expect(page.getByRole('heading', { name: 'Thank you', exact: true })).toBeVisible();
  const entries = await visit.entries((all) => all.some(({ kind }) => kind === 'survey'));
  expect(bodyOf(entries, 'survey')).toEqual({
    formId: 'satisfaction-survey',
    answers: {
      ...{
        'sv-who': 'own-matter',
        'sv-department': 'immigration',
        'sv-overall': 'happy',
        'sv-wait': 'over-60',
        'sv-knowledge': 'very-happy',
      },
      ...{ 'sv-outcome': 'partly', 'sv-hindrance': ['waiting', 'papers'], 'sv-before': 'first-time', 'sv-ease': '7' },
    },
  });
  expect(
    entries.filter(({ kind }) => kind === 'rating'),
    'the survey is no everyday rating',
  ).toHaveLength(1);
  await page.reload();
});

test('BZ2, BZ5: the inventory of each department, what is promised, and the other ways, within two taps', async () => {
  const { begins, touch } = visit;
  await begins('What you can expect from us');
  for (const department of ['Immigration', 'Lands', 'Income Tax'])
    await expect(page.getByRole('heading', { name: department })).toHaveCount(1);
  await expect(page.getByText('within 5 working days').first()).toBeVisible();
  await page.locator('.parts button').last().tap();
  for (const way of [/Call \(501\) 822-2204/, /Come to any of our counters/, /Write to the department/])
    await expect(page.getByText(way)).toHaveCount(1);
  await touch('Done');
});

test('BZ1: at the console a message opens with its answers, and its reading is recorded', async () => {
  const console = await aKioskWindow(`${visit.collector.url}/console/`, { width: 1440, height: 900 });
  await console.page.getByLabel('Name', { exact: true }).fill('intake');
  await console.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await console.page.getByRole('button', { name: 'Sign in' }).click();
  await console.page.getByRole('link', { name: /Nobody came/ }).click();
  await expect(console.page.getByRole('heading', { name: 'A complaint' })).toBeVisible();
  const answer = (question: string) => console.page.locator('.answers > div').filter({ hasText: question }).locator('dd');
  await expect(answer('Which department is it about?')).toHaveText('Lands');
  await expect(answer('What is your e-mail address?')).toHaveText('ana@example.org');
  await expect(console.page.getByText('Your opening of this comment is recorded.')).toBeVisible();
  await look(console.page, 'console-message', [
    [1440, 900],
    [390, 844],
  ]);
  await console.close();
  removeProfile(console.profile);
});
