// A page that stands still in the middle of a visit is replaced without anybody's help: by a page in another process, which shows the first
// screen, knows nothing of the visit, takes the next one, and sends what was given before.
import { expect, test } from '@playwright/test';
import { kioskRow } from '../support/console-session.ts';
import { aPairedKiosk } from '../support/paired-kiosk.ts';
import { until } from '../support/until.ts';
import { begin, rate, visit } from '../support/visitor.ts';

test('a page that stands still gives way to a fresh one', async () => {
  const rig = await aPairedKiosk('george-town');
  const { page, administrator } = rig;
  await page.evaluate(() => navigator.serviceWorker.ready);
  await begin(page);
  await rate(page, 'Unhappy');
  await page.getByRole('button', { name: 'Continue' }).tap();
  await page.getByRole('textbox').focus();
  await page.keyboard.type('Half-typed');

  const loaded = page.waitForEvent('load', { timeout: 60_000 });
  await page.evaluate(
    () =>
      void setTimeout(() => {
        for (;;);
      }),
  );
  await loaded;
  await visit(page, 'Happy');
  expect(await page.content()).not.toContain('Half-typed');
  const ratings = await until(
    async () => {
      const entries: { kind: string; valueId: string | null }[] = JSON.parse(
        await administrator.text('/exports/entries.json?kiosk=george-town'),
      );
      return entries.filter(({ kind }) => kind === 'rating').map(({ valueId }) => valueId);
    },
    (arrived) => arrived.length >= 2,
  );
  expect(ratings.sort()).toEqual(['happy', 'unhappy']);
  const row = await until(
    () => kioskRow(administrator, 'george-town'),
    ({ waiting, received, recorded, health }) => waiting === 0 && received === recorded && health?.starts?.total === 2,
  );
  expect(row.health?.starts?.unhealthy).toBeLessThanOrEqual(2);
  await rig.end();
});
