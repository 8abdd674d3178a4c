// A person at the console in real Chromium, on a profile of their own so that the offline copy lies on disk as it would.
import { expect, type Page } from '@playwright/test';
import { PASSWORD } from './console-session.ts';
import { aKioskWindow, type KioskWindow } from './kiosk-window.ts';

/** Opens a one-time link and makes the account; ends on the person's first page. */
export async function aConsoleWindow(link: string, name: string, account: string, args: string[] = []): Promise<KioskWindow> {
  const opened = await aKioskWindow(link, { width: 1440, height: 900, args });
  const { page } = opened;
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Name to sign in with').fill(account);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  return opened;
}

export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}
