// The console in Spanish for as long as something is done there.
import type { Page } from '@playwright/test';

export async function inSpanish(page: Page, work: () => Promise<void>): Promise<void> {
  const choose = async (language: string) => {
    await page.locator('[popovertarget="account-menu"]').click();
    await page.getByRole('button', { name: language }).click();
    await page.keyboard.press('Escape');
  };
  await choose('Español');
  await work();
  await choose('English');
}
