// A member of staff at the kiosk: a finger held in the corner, the PIN, the panel.
import { expect, type Page } from '@playwright/test';
import { type CollectorProcess, POLICE } from './collector-process.ts';

/** The PIN that the collector printed at its first start. */
export function printedPin(collector: CollectorProcess, organisation = POLICE): string {
  const pin = new RegExp(`PIN +(\\d{4,12}) +\\(staff panel of the kiosks of "${organisation}"`).exec(collector.printed())?.[1];
  if (!pin) throw new Error(`No PIN of "${organisation}" was printed:\n${collector.printed()}`);
  return pin;
}

export async function openPanel(page: Page): Promise<void> {
  const touch = await page.context().newCDPSession(page);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 20, y: 20 }] });
  await expect(page.getByRole('button', { name: '5', exact: true })).toBeVisible({ timeout: 10_000 });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touch.detach();
}

export async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.getByRole('button', { name: /^(Open|OK|Enter|Abrir)/ }).tap();
}
