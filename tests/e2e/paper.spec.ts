// The paper twin: a kiosk's form on A4 from the same configuration, in each of its languages, with a code; what comes back is keyed in as a case.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { PaperAnswer } from '../../src/protocol/paper-api.ts';
import { atTheDesk } from '../support/case-desk.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator } from '../support/console-session.ts';
import { goTo } from '../support/console-window.ts';
import { removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';

const DESK_AND_PHONE = [
  [1280, 800],
  [360, 740],
] as const;
const JERSEY = 'joic';
const KIOSK = 'castle-street-reception';

test('a form is printed in every language of its kiosk, each question on it, and nothing of the console', async () => {
  test.setTimeout(240_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector, 'boss', JERSEY);
  const paper = await administrator.get<PaperAnswer>(`/kiosks/${KIOSK}/forms`);
  const ana = await atTheDesk(administrator, 'handler', 'Ana Handler');
  const { page } = ana;
  await goTo(page, 'Kiosks');
  await page.getByRole('link', { name: 'Forms on paper' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Forms on paper' })).toBeVisible();
  const sheet = page.locator('.sheet');
  const [epoch, number] = paper.revision.split('.');
  for (const form of paper.forms) {
    await page.getByLabel('Form', { exact: true }).selectOption(form.id);
    for (const locale of paper.locales) {
      await page.getByLabel('Language of the sheet').selectOption(locale);
      await expect(sheet).toHaveAttribute('lang', locale);
      await expect(sheet.locator('.sheet-part')).toHaveCount(form.steps.length);
      for (const step of form.steps) await expect(sheet).toContainText(step.text[locale] ?? 'a text is missing');
      await expect(sheet).toContainText(form.privacy?.text[locale] ?? 'privacy is missing');
      await expect(sheet).toContainText(paper.site.name[locale] ?? 'the place is missing');
      await expect(sheet).toContainText(`${JERSEY}/${KIOSK}/${form.id}/${epoch}.${number}`);
    }
  }
  await page.getByLabel('Form', { exact: true }).selectOption(paper.forms[0]?.id ?? '');
  await page.getByLabel('Language of the sheet').selectOption('en');
  await expect(sheet).toContainText('Only if you ticked “How others use my information” in question 1.');
  await look(page, 'paper', DESK_AND_PHONE);
  await onPaper(page);
  await page.getByRole('link', { name: 'Key in a sheet that came back' }).click();
  await expect(page.getByLabel('How it came')).toHaveValue('paper');
  await ana.close();
  removeProfile(ana.profile);
  await collector.stop();
});

/** As the printer gets it: A4, the sheet alone, nothing wider than the paper. */
async function onPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  for (const name of ['Pages', 'Print']) await expect(page.getByText(name, { exact: true }).first()).toBeHidden();
  await expect(page.locator('.top')).toBeHidden();
  await expect(page.locator('.sheet')).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.emulateMedia({ media: null });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...size]) => size.map(Number));
  // A4 in points, as near as the browser rounds it.
  for (const [width = 0, height = 0] of sizes) expect(Math.max(Math.abs(width - 595.3), Math.abs(height - 841.9))).toBeLessThan(1.5);
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThanOrEqual(1);
  expect(sizes.length).toBeGreaterThanOrEqual(1);
  expect(pages.length).toBeLessThanOrEqual(5);
  const folder = process.env.CANDOUR_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'paper.pdf'), pdf);
}
