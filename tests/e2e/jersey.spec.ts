// The Information Commissioner in Jersey on the shipped configuration, by touch: the two steps of a complaint about an organisation, and other
// forms and languages on request. What arrived is read as those who may read it.
import { expect, test } from '@playwright/test';
import { look } from '../support/look.ts';
import { aServiceVisit, bodyOf, inEnglish, type ServiceVisit } from '../support/service-visit.ts';

const SMALL = [
  [1280, 800],
  [768, 1024],
] as const;

test.describe.configure({ mode: 'serial' });

let visit: ServiceVisit;
test.beforeAll(async () => {
  visit = await aServiceVisit('castle-street-reception', 'joic');
});
test.afterAll(() => visit.end());

test('JE2: who has not told the organisation yet learns the first step, and nothing is sent, also when the answer is changed at the end', async () => {
  const { page, begins, answers, asked, touch } = visit;
  await begins('Message or complaint');
  await answers(
    ['What would you like to tell us?', 'How others use my information'],
    ['What is it about?', 'Information about me'],
    ['Have you told the organisation?', 'No, not yet'],
  );
  await asked('First, tell the organisation');
  for (const line of [/^Step 1: write to the organisation/, /^Step 2: if you are still unhappy, complain to us/])
    await expect(page.getByText(line)).toBeVisible();
  await look(page, 'jersey-step-one', SMALL);
  await touch('Done');
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
});

test('JE2: a complaint about an organisation that was told, from the door to the inbox, with what it did and when it was told', async () => {
  const { page, begins, answers, writes, asked, touch, sends, messages } = visit;
  const yesterday = Temporal.Now.plainDateISO('Europe/Jersey').subtract({ days: 1 }).toString();
  await begins('Message or complaint');
  await answers(
    ['What would you like to tell us?', 'How others use my information'],
    ['What is it about?', 'Information about me'],
    ['Have you told the organisation?', 'Yes, but it has not answered'],
  );
  await expect(page.getByText('You have taken step 1. This is step 2.')).toBeVisible();
  await writes('Which organisation is it?', 'The shop');
  await answers(
    ['What has it done with your information?', 'Given it to others', 'Kept it too long', 'Continue'],
    ['When did you tell it?', /^Yesterday/, 'Continue'],
  );
  await writes('What happened?', 'They sold it');
  await answers(['What should happen now?', 'Skip'], ['May we contact you?', /^No/]);
  await answers(['Is this right?', 'Change: Have you told the organisation?'], ['Have you told the organisation?', 'No, not yet']);
  await asked('First, tell the organisation');
  await touch('Back');
  await answers(
    ['Is this right?', 'Send'],
    ['First, tell the organisation', 'Back'],
    ['Is this right?', 'Change: Have you told the organisation?'],
    ['Have you told the organisation?', 'Yes, but it has not answered'],
    ['Is this right?'],
  );
  await sends();
  const [item] = await messages(1);
  expect(item?.message?.kind?.en).toBe('How others use my information');
  expect(inEnglish(item)).toEqual({
    ...{ kind: 'How others use my information', subject: 'Information about me', told: 'Yes, but it has not answered' },
    ...{ organisation: 'The shop', worries: 'Given it to others, Kept it too long', 'told-on': yesterday },
    ...{ 'what-happened': 'They sold it', contact: 'No, don’t contact me' },
  });
});

test('JE2: both steps stand in the standards, the second with its address, within two taps', async () => {
  const { page, begins, touch } = visit;
  await begins('What you can expect from us');
  await expect(page.locator('.service-head').first()).toHaveText(/A full answer.*15 working days/);
  await touch('Where to turn');
  const steps = page.locator('.steps > li');
  await expect(steps.nth(0)).toContainText('The organisation that has your information');
  await expect(steps.nth(1)).toContainText('Step 2 · Independent');
  for (const line of ['Jersey JE2 3BT', '+44 (0) 1534 716530', 'enquiries@jerseyoic.org', 'www.jerseyoic.org'])
    await expect(steps.nth(1)).toContainText(line);
  await expect(page.getByText('You can have our advice and our letters in another form')).toHaveCount(1);
  await look(page, 'jersey-turn', SMALL);
  await page.reload();
});

test('JE3: beside the rating, another form or language is asked for in two questions and a way to send it', async () => {
  const { begins, answers, writes, sends, messages } = visit;
  await begins('Another form or language');
  await answers(['What would help you?', 'Large print', 'Another language', 'Continue']);
  await writes('Which language?', 'Polski');
  await answers(['What would you like in that form?', 'My rights to my information'], ['What is your name?', 'Skip']);
  await writes('What is your e-mail address?', 'jan@example.org');
  await answers(['What is your phone number?', 'Skip'], ['Is this right?']);
  await sends();
  const [, item] = await messages(2);
  expect(item?.message?.kind?.en).toBe('Another form or language');
  expect(inEnglish(item)).toEqual({
    ...{ format: 'Large print, Another language', language: 'Polski', content: 'My rights to my information' },
    ...{ email: 'jan@example.org' },
  });
});

test('JE3: the rating itself is in French and Portuguese too, and arrives with the language it was given in', async () => {
  const { page, begins, answers, touch, entries } = visit;
  await begins();
  await touch('Français');
  await answers(['Comment était notre service ?', 'Português']);
  await answers(['Como foi o nosso serviço hoje?', 'Contente'], ['O que fez a diferença?', 'Informação clara']);
  await look(page, 'jersey-reasons-pt', SMALL);
  await touch('Continuar');
  await answers(['Quer acrescentar alguma coisa?', 'Français'], ['Voulez-vous ajouter quelque chose ?']);
  await touch('C’est tout, merci');
  const all = await entries((some) => some.some(({ kind }) => kind === 'reasons'));
  expect(bodyOf(all, 'rating')).toMatchObject({ scaleId: 'faces-5', valueId: 'happy' });
  expect(bodyOf(all, 'reasons')).toEqual({ questionId: 'service-reasons', reasonIds: ['openness'] });
  expect(all.findLast(({ kind }) => kind === 'rating')?.locale).toBe('pt');
});
