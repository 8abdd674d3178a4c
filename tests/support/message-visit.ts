// A visitor who leaves a message with their name and number, through a form published for the kiosk beforehand.
import { expect, type Page } from '@playwright/test';
import type { Configuration } from '../../src/protocol/configuration.ts';
import { typeByTouch } from './typing.ts';

const both = (en: string, es: string) => ({ en, es });
const words = (id: string, en: string, es: string, more: object = {}) => ({ type: 'words', id, text: both(en, es), ...more });

const MESSAGE_FORM = {
  id: 'tell-us-more',
  kind: 'message',
  door: both('Send us a message', 'Envíenos un mensaje'),
  thanks: {
    title: both('Thank you for your message', 'Gracias por su mensaje'),
    line: both('It is on its way to the people who handle it.', 'Ya va de camino a quienes lo atienden.'),
  },
  steps: [
    words('what-happened', 'What happened?', '¿Qué ocurrió?', { multiline: true, required: true }),
    words('your-name', 'What is your name?', '¿Cómo se llama?', { kind: 'name' }),
    words('your-number', 'How can we call you?', '¿A qué número le llamamos?', { kind: 'phone' }),
  ],
};

/** Of what is published: the form, and what is not a matter of forms. */
export function withForm(change: Partial<Configuration>): () => Partial<Configuration> {
  return () => ({ sync: { intervalMs: 2_000 }, forms: [MESSAGE_FORM], ...change }) as Partial<Configuration>;
}

export type Message = { what: string; name: string; number: string };

/** From the attract screen to the review, by touch. */
export async function writeMessage(page: Page, { what, name, number }: Message): Promise<void> {
  await page.getByRole('button', { name: /Touch to tell us/ }).tap();
  await page.getByRole('button', { name: 'Send us a message' }).tap();
  for (const [question, answer] of [
    ['What happened?', what],
    ['What is your name?', name],
    ['How can we call you?', number],
  ] as const) {
    await expect(page.getByRole('heading', { name: question })).toBeVisible();
    await typeByTouch(page, answer);
    await page.getByRole('button', { name: 'Continue' }).tap();
  }
  await expect(page.getByRole('heading', { name: 'Is this right?' })).toBeVisible();
}

/** The codes of the receipt that is shown, in groups; waits until it is. */
export async function receiptOn(page: Page): Promise<{ reference: string; secret: string }> {
  const codes = page.locator('.receipt-card dd');
  await expect(codes).toHaveText([/\S/, /\S/]);
  const [reference = '', secret = ''] = await codes.allInnerTexts();
  return { reference, secret };
}

export async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send' }).tap();
}
