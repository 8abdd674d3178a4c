// The receipt: what a visitor takes away of a message, made without a network. It names the entry that arrives later, its secret is the
// one whose verifier that entry carries, a phone reads it from the screen, and when the screen goes there is nothing left of it.
import { webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, type Page, test } from '@playwright/test';
import { PREFIX_LENGTH, readCode, receiptProof, receiptVerifier, typedSecret } from '../../src/protocol/receipt.ts';
import type { CollectorProcess } from '../support/collector-process.ts';
import type { ConsoleSession } from '../support/console-session.ts';
import type { KioskWindow } from '../support/kiosk-window.ts';
import { KIOSK_SIZES, look } from '../support/look.ts';
import { receiptOn, send, withForm, writeMessage } from '../support/message-visit.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { filesWith } from '../support/profile-search.ts';
import { publish, untilShown } from '../support/publish.ts';
import { scannedFrom } from '../support/scanned-code.ts';
import { until } from '../support/until.ts';
import { freshPage, leaveThanks } from '../support/visitor.ts';

const KIOSK = 'george-town';
const PUBLIC_URL = 'https://feedback.example.org';
const MESSAGE = { what: 'They were kind', name: 'Ann', number: '3459491234' };
const { subtle } = webcrypto;

test.describe.configure({ mode: 'serial' });

let rig: PairedKiosk;
let collector: CollectorProcess;
let administrator: ConsoleSession;
let kiosk: KioskWindow;
let page: Page;

test.beforeAll(async () => {
  rig = await aPairedKiosk(KIOSK, undefined, (admin) => publish(admin, KIOSK, withForm({ publicUrl: PUBLIC_URL, printing: true })));
  ({ collector, administrator, kiosk, page } = rig);
  await untilShown(administrator, KIOSK);
  await page.evaluate(() => navigator.serviceWorker.ready);
});

test.afterAll(() => rig.end());

test('made offline, it names the message that arrives later and opens nothing else', async () => {
  await kiosk.context.setOffline(true);
  await writeMessage(page, MESSAGE);
  await send(page);
  await expect(page.getByRole('heading', { name: 'Thank you for your message' })).toBeVisible();
  const { reference, secret } = await codesOnScreen();
  await look(page, 'kiosk-receipt-en', KIOSK_SIZES);
  await page.getByRole('button', { name: 'Español', exact: true }).tap();
  await look(page, 'kiosk-receipt-es', KIOSK_SIZES);

  await page.setViewportSize({ width: 1920, height: 1080 });
  const address = new URL(await scannedFrom(page));
  expect([address.origin, address.pathname]).toEqual([PUBLIC_URL, '/receipt/']);
  const [scannedReference, scannedSecret = ''] = address.hash.slice(1).split('.');
  expect(scannedReference).toBe(reference);
  const bytes = Uint8Array.from(Buffer.from(scannedSecret, 'base64url'));
  expect(bytes.length * 8, 'bits of what is scanned').toBe(128);
  expect(await typedSecret(bytes, subtle)).toBe(secret);

  await kiosk.context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  const [header] = (await until(
    async () => headersOfMessages(),
    ({ length }) => length === 1,
  )) as [MessageHeader];
  expect(header.receipt.reference).toBe(reference);
  expect(header.receipt.verifier).toBe(
    await receiptVerifier(await receiptProof(secret, reference.slice(0, PREFIX_LENGTH), subtle), subtle),
  );
  expect(JSON.stringify(header)).not.toContain(secret);
});

test('goes with the screen: neither page nor disk nor address keeps it', async () => {
  const { secret } = await codesOnScreen();
  const written = secret.replace(/.{4}(?=.)/g, '$& ');
  await expect(page.locator('.receipt-card')).toContainText(written);
  await page.getByRole('button', { name: 'Ya lo tengo' }).tap();
  await freshPage(page);
  await leaveThanks(page);
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  const kept = await page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      location.href,
      JSON.stringify(history.state),
    ].join('\n'),
  );
  for (const form of [secret, written, secret.replace(/.{4}(?=.)/g, '$&-')]) {
    expect(kept).not.toContain(form);
    expect(filesWith(kiosk.profile, form)).toEqual([]);
    expect(filesWith(collector.dataDir, form)).toEqual([]);
    expect(collector.printed()).not.toContain(form);
  }
});

test('without an address there is nothing to scan, and without a printer nothing to print; the next message is called something else', async () => {
  await publish(administrator, KIOSK, withForm({ publicUrl: undefined, printing: undefined }));
  await untilShown(administrator, KIOSK);
  await writeMessage(page, MESSAGE);
  await send(page);
  await expect(page.getByRole('heading', { name: 'Thank you for your message' })).toBeVisible();
  const { reference } = await codesOnScreen();
  expect(reference).not.toBe(headersOfMessages()[0]?.receipt.reference);
  await expect(page.locator('.receipt-card svg')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0);
  await look(page, 'kiosk-receipt-written', KIOSK_SIZES);
});

async function codesOnScreen(): Promise<{ reference: string; secret: string }> {
  const { reference, secret } = await receiptOn(page);
  return { reference: readCode(reference) ?? 'not a reference', secret: readCode(secret) ?? 'not a secret' };
}

type MessageHeader = { kind: string; receipt: { reference: string; verifier: string } };

function headersOfMessages(): MessageHeader[] {
  const database = new DatabaseSync(join(collector.dataDir, 'candour.sqlite'), { readOnly: true, timeout: 5_000 });
  const rows = database.prepare('select header from entries order by sequence').all();
  database.close();
  return rows.map(({ header }): MessageHeader => JSON.parse(String(header))).filter(({ kind }) => kind === 'message');
}
