// With the kiosk's service worker in charge of its scope, everything else still reaches its own handler.
import { expect, test } from '@playwright/test';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';

test('kiosk, console, receipt and API keep to themselves', async () => {
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  const { page } = kiosk;
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? '')).toContain('/kiosk/service-worker.js');

  const other = await kiosk.context.newPage();
  await other.goto(`${collector.url}/console/`);
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  const receipt = await other.goto(`${collector.url}/receipt/x`);
  expect(receipt?.status()).toBe(200);
  expect(receipt?.fromServiceWorker()).toBe(false);
  await expect(other.getByRole('heading').first()).toBeVisible();
  const api = await other.goto(`${collector.url}/api/v1/openapi.json`);
  expect(api?.headers()['content-type']).toContain('application/json');
  expect(api?.fromServiceWorker()).toBe(false);

  await collector.stop();
  await page.goto(`${collector.url}/kiosk/any/place`);
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  await expect(other.goto(`${collector.url}/receipt/x`)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);

  await kiosk.close();
  removeProfile(kiosk.profile);
});
