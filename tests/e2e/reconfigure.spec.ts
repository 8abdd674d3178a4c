// An administrator changes question, faces and languages in the console; a kiosk that is online shows it between two visits, one
// that is offline gets it when it returns, and every entry carries the revision under which it was given.
import { expect, test } from '@playwright/test';
import type { ConfigurationAnswer, ExportedEntry } from '../../src/protocol/console-api.ts';
import { aCollector, setUpLink } from '../support/collector-process.ts';
import { kioskRow, signIn } from '../support/console-session.ts';
import { aConsoleWindow, goTo } from '../support/console-window.ts';
import { aFaultProxy } from '../support/fault-proxy.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { until } from '../support/until.ts';
import { begin, rate, visit } from '../support/visitor.ts';

const SYNC_MS = 3_000;

test('a published configuration reaches kiosks between visits, and each entry names its revision', async () => {
  test.setTimeout(240_000);
  const collector = await aCollector();
  const desk = await aConsoleWindow(setUpLink(collector), 'The administrator', 'administrator');
  const administrator = await signIn(collector.url, 'administrator');

  for (const kiosk of ['george-town', 'bodden-town']) {
    const before = await administrator.get<ConfigurationAnswer>(`/kiosks/${kiosk}/configuration`);
    const configuration = { ...before.configuration, sync: { intervalMs: SYNC_MS } };
    await administrator.post(`/kiosks/${kiosk}/publications`, { basedOn: before.revision, configuration });
  }
  const proxy = await aFaultProxy(collector.url);
  const online = await aKioskWindow(`${collector.url}/kiosk/?pair=${await pairingCode(desk.page, 'George Town lobby')}`);
  const offline = await aKioskWindow(`${proxy.url}/kiosk/?pair=${await pairingCode(desk.page, 'Bodden Town lobby')}`);
  const first = {
    online: (
      await until(
        () => kioskRow(administrator, 'george-town'),
        ({ confirmed }) => confirmed !== null,
      )
    ).confirmed,
    offline: (
      await until(
        () => kioskRow(administrator, 'bodden-town'),
        ({ confirmed }) => confirmed !== null,
      )
    ).confirmed,
  };
  await visit(online.page, 'Happy');
  await visit(offline.page, 'Unhappy');
  proxy.plan(() => ({ do: 'cut-before' }));

  await begin(online.page);
  for (const kiosk of ['George Town lobby', 'Bodden Town lobby']) await reconfigure(desk.page, kiosk);
  const wanted = (await kioskRow(administrator, 'george-town')).wanted;
  await online.page.waitForTimeout(2 * SYNC_MS);
  await expect(online.page.getByRole('button', { name: 'Very unhappy' }), 'nothing changes under the hands of a visitor').toBeVisible();
  await rate(online.page, 'Very unhappy');
  await online.page.getByRole('button', { name: 'No more, thanks' }).tap();
  await online.page.locator('.message button.cover').tap();

  await showsTheNewOne(online.page);
  await until(
    () => kioskRow(administrator, 'george-town'),
    ({ confirmed }) => confirmed === wanted,
    4 * SYNC_MS,
  );

  await visit(offline.page, 'Very happy');
  expect((await kioskRow(administrator, 'bodden-town')).confirmed).toBe(first.offline);
  proxy.plan(() => ({ do: 'pass' }));
  await offline.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await showsTheNewOne(offline.page);
  const back = await until(
    () => kioskRow(administrator, 'bodden-town'),
    ({ confirmed, wanted: its }) => confirmed === its,
  );

  const ratings = await until(
    async () => (JSON.parse(await administrator.text('/exports/entries.json')) as ExportedEntry[]).filter(({ kind }) => kind === 'rating'),
    ({ length }) => length >= 6,
  );
  const given = (kiosk: string) =>
    ratings.filter((entry) => entry.kiosk === kiosk).map(({ valueId, scaleId, revision }) => ({ valueId, scaleId, revision }));
  expect(given('george-town')).toEqual([
    { valueId: 'happy', scaleId: 'faces-4', revision: first.online },
    { valueId: 'very-unhappy', scaleId: 'faces-4', revision: first.online },
    { valueId: 'neutral', scaleId: 'faces-3', revision: wanted },
  ]);
  expect(given('bodden-town')).toEqual([
    { valueId: 'unhappy', scaleId: 'faces-4', revision: first.offline },
    { valueId: 'very-happy', scaleId: 'faces-4', revision: first.offline },
    { valueId: 'neutral', scaleId: 'faces-3', revision: back.wanted },
  ]);
  for (const window of [desk, online, offline]) {
    await window.close();
    removeProfile(window.profile);
  }
  await proxy.close();
  await collector.stop();
});

type Page = Awaited<ReturnType<typeof aKioskWindow>>['page'];

async function pairingCode(desk: Page, kiosk: string): Promise<string> {
  await goTo(desk, 'Kiosks');
  await desk.getByRole('button', { name: `Pair: ${kiosk}` }).click();
  const dialog = desk.getByRole('dialog');
  const code =
    (
      await dialog
        .getByText(/^[2-9A-HJKMNP-TV-Z]{4}[ -]?[2-9A-HJKMNP-TV-Z]{4}$/)
        .first()
        .textContent()
    )?.trim() ?? '';
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  return code.replace(/[ -]/g, '');
}

/** Another question, three faces, English only. */
async function reconfigure(desk: Page, kiosk: string): Promise<void> {
  await goTo(desk, 'Kiosks');
  await desk.getByRole('link', { name: `Configure: ${kiosk}` }).click();
  const question = desk.getByRole('region', { name: 'Question', exact: true });
  await question.getByLabel('English').fill('How well did we help you?');
  await question.getByLabel('Three').check();
  await desk.getByRole('button', { name: 'Remove: Spanish' }).click();
  await desk.getByRole('button', { name: 'Publish …' }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByText('How well did we help you?')).toBeVisible();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function showsTheNewOne(kiosk: Page): Promise<void> {
  await expect(kiosk.getByRole('button', { name: /Toque para contarnos/ })).toBeHidden({ timeout: 30_000 });
  await kiosk.getByRole('button', { name: /Touch to tell us/ }).tap();
  await expect(kiosk.getByRole('heading', { name: 'How well did we help you?' })).toBeVisible();
  await expect(kiosk.locator('.face-button')).toHaveCount(3);
  await rate(kiosk, 'In between');
  await kiosk.getByRole('button', { name: 'No more, thanks' }).tap();
}
