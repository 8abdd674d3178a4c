// The Ministry of Justice in Jamaica on the shipped configuration, by touch: rights, duties and redress, questions, and ways for people who
// don't write, read little, or speak another language. What arrived is read as those who may read it.
import { expect, test } from '@playwright/test';
import { look } from '../support/look.ts';
import { aServiceVisit, inEnglish, type ServiceVisit } from '../support/service-visit.ts';

const SMALL = [
  [1280, 800],
  [768, 1024],
] as const;

test.describe.configure({ mode: 'serial' });

let visit: ServiceVisit;
test.beforeAll(async () => {
  visit = await aServiceVisit('moj-customer-service', 'moj-jamaica');
});
test.afterAll(() => visit.end());

test('JM3: rights, duties and the ways to redress are read at the kiosk, one tap from the first screen', async () => {
  const { page, touch, asked } = visit;
  await touch('What you can expect from us');
  await asked('Your rights, and where to turn');
  await touch('What to expect');
  await expect(page.locator('.card', { hasText: 'Your rights' }).getByRole('listitem')).toHaveCount(5);
  await expect(page.locator('.card', { hasText: 'What we ask of you' }).getByRole('listitem')).toHaveCount(5);
  await expect(page.getByText('You may complain. It never counts against you.')).toBeVisible();
  await touch('Where to turn');
  const steps = page.locator('.steps > li');
  await expect(steps.nth(0)).toContainText('Customer Service Unit, Ministry of Justice');
  await expect(steps.nth(1)).toContainText(/Step 2 · Independent.*The Public Defender/);
  await look(page, 'jamaica-turn', SMALL);
  await touch('Done');
});

test('JM5: a question is asked, with the way to answer it, and arrives as a question', async () => {
  const { begins, answers, writes, sends, messages } = visit;
  await begins('Ask us or tell us');
  await answers(['What is it?', 'A question'], ['How would you like to tell us?', 'I write it here'], ['What is it about?', 'Legal aid']);
  await writes('What would you like to know?', 'Who can get it?');
  await answers(['How should we answer you?', 'Send an e-mail'], ['What is your e-mail address?', 'Continue']);
  await writes('What is your e-mail address?', 'may@example.org');
  await answers(['What is your name?', 'Skip'], ['Do you need help to read or hear our answer?', 'Skip'], ['Is this right?']);
  await sends();
  const [item] = await messages(1);
  expect(item?.message?.kind?.en).toBe('A question');
  expect(item?.words).toContain('Who can get it?');
  expect(inEnglish(item)).toEqual({
    ...{ kind: 'A question', how: 'I write it here', service: 'Legal aid', 'your-question': 'Who can get it?' },
    ...{ answer: 'Send an e-mail', email: 'may@example.org' },
  });
});

test('JM6: who doesn’t write complains by choosing, in Spanish, and is called: the only thing to type is a number', async () => {
  const { page, begins, answers, writes, touch, asked, messages } = visit;
  await begins();
  await touch('Español');
  await answers(
    ['¿Qué le pareció nuestro servicio hoy?', 'Pregunte o cuéntenos'],
    ['¿Qué es?', 'Una queja'],
    ['¿Cómo quiere contárnoslo?', 'Llámenme y lo digo'],
    ['¿De qué se trata?', 'Saltar'],
    ['¿Qué salió mal?', 'La espera', 'El acceso al edificio'],
  );
  await look(page, 'jamaica-trouble-es', SMALL);
  await touch('Continuar');
  await writes('¿Cuál es su número de teléfono?', '8765551234', 'Continuar');
  await answers(
    ['¿Cómo se llama?', 'Saltar'],
    ['¿Necesita ayuda para leer u oír la respuesta?', 'Que me la lean', 'En español', 'Continuar'],
  );
  await asked('¿Está bien así?');
  await touch('Enviar');
  await asked('Gracias');
  await touch('Ya lo tengo');
  const [, item] = await messages(2);
  expect(item?.locale).toBe('es');
  expect(inEnglish(item)).toEqual({
    ...{ kind: 'A complaint', how: 'Call me, I will say it', trouble: 'The wait, Getting in and around' },
    ...{ phone: '+1 876 555 1234', needs: 'Somebody reads it to me, In Spanish' },
  });
});

test('JM6: where to turn says which forms and languages there are, and who writes for those who can’t', async () => {
  const { page, begins, touch } = visit;
  await begins('What you can expect from us');
  await touch('Where to turn');
  for (const line of [/Staff here write it for you, or we call you/, /large print, easy words, sign language/, /help to reach this screen/])
    await expect(page.getByText(line)).toHaveCount(1);
});
