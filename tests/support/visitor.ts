// A visitor at the kiosk: touches what they read. English names of the shipped configuration.
import { expect, type Page } from '@playwright/test';

/** Of the shipped question, best first. */
export const FACES = ['Very happy', 'Happy', 'Unhappy', 'Very unhappy'] as const;
export type FaceName = keyof typeof VALUE_IDS;
export const VALUE_IDS = {
  'Very happy': 'very-happy',
  Happy: 'happy',
  Unhappy: 'unhappy',
  'In between': 'neutral',
  'Very unhappy': 'very-unhappy',
} as const;

/** From the attract screen to the question. */
export async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Touch to tell us/ }).tap();
  await expect(page.getByRole('button', { name: 'Very happy', exact: true })).toBeVisible();
}

/** Touches a face; resolves with the moment of the touch once the kiosk has said that it is saved. */
export async function rate(page: Page, face: FaceName): Promise<number> {
  const touchedAt = Date.now();
  await page.getByRole('button', { name: face, exact: true }).tap();
  await expect(page.getByRole('heading', { name: /What made the difference/ })).toBeVisible();
  return touchedAt;
}

/** A whole visit: a face, and if given, words. Ends on the attract screen. Resolves with the moment of the touch. */
export async function visit(page: Page, face: FaceName, comment?: string): Promise<number> {
  await begin(page);
  const touchedAt = await rate(page, face);
  if (comment === undefined) {
    await page.getByRole('button', { name: 'No more, thanks' }).tap();
  } else {
    await page.getByRole('button', { name: 'Continue' }).tap();
    await page.getByRole('textbox').tap();
    await page.keyboard.type(comment);
    await page.getByRole('button', { name: 'Send' }).tap();
    await freshPage(page);
  }
  await backToStart(page);
  return touchedAt;
}

/** Behind the thanks for words: the page that held them is gone. Not where no service worker has the page. */
export async function freshPage(page: Page): Promise<void> {
  await expect(page.locator('.message [data-sign="done"]')).toBeVisible();
  if (await page.evaluate(() => Boolean(navigator.serviceWorker?.controller))) await page.locator('.message[data-still]').waitFor();
}

/** The thank-you, then the first screen. */
async function backToStart(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Thank you', exact: true })).toBeVisible();
  await leaveThanks(page);
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
}

/** A touch that makes room for the next visitor. Where the thanks have gone by themselves meanwhile, nothing is touched. */
export async function leaveThanks(page: Page): Promise<void> {
  await page
    .locator('.message > button.cover')
    .tap({ timeout: 5_000 })
    .catch(() => undefined);
}
