// "I have a receipt": from a kiosk's question to the state of a message, by touch alone, and back. Nothing of the codes stays: not on the page,
// not in what the browser keeps, not in its history, not in the memory of its processes. The kiosk stands in George Town.
import { expect, type Page, test } from '@playwright/test';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import { KIOSK_SIZES, look } from '../support/look.ts';
import { receiptOn, send, withForm, writeMessage } from '../support/message-visit.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { canReadMemory, isInMemory, rendererPids } from '../support/process-memory.ts';
import { publish, untilShown } from '../support/publish.ts';
import { until } from '../support/until.ts';
import { begin, freshPage, leaveThanks } from '../support/visitor.ts';

const KIOSK = 'george-town';
const DOOR = { en: 'I have a receipt', es: 'Tengo un recibo' };
const FINGER_MM = 20;
const SECOND = 1_000;
/** So many tests above go through the door. */
const DOORS = 6;
/** When a test here asked for a page by its address: each may be a start of the kiosk, once it leads back to it. */
const loadedAt: number[] = [];

test.describe.configure({ mode: 'serial' });

let rig: PairedKiosk;
let page: Page;
/** As on the kiosk's screen, in groups. */
let codes: { reference: string; secret: string };

test.beforeAll(async () => {
  rig = await aPairedKiosk(KIOSK, undefined, (admin) => publish(admin, KIOSK, withForm({})), { backForwardCache: true });
  ({ page } = rig);
  await untilShown(rig.administrator, KIOSK);
  await page.evaluate(() => navigator.serviceWorker.ready);
});
test.afterAll(() => rig.end());

test('a message is left, and its receipt copied', async () => {
  await writeMessage(page, { what: 'It rained in', name: 'Ann', number: '3459491234' });
  await send(page);
  codes = await receiptOn(page);
  await page.getByRole('button', { name: 'I have it' }).tap();
  await freshPage(page);
  await leaveThanks(page);
  await expect(invitation()).toBeVisible();
  await entriesWith((all) => all.some(({ kind }) => kind === 'message'));
});

test('through the door, the codes typed on the keys of the screen open it; "Done" leads back, and nothing is left', async () => {
  await throughTheDoor('es');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.getByRole('button', { name: 'Idioma: Español' }).tap();
  await page.getByRole('button', { name: 'English', exact: true }).tap();
  await heading('Your message');

  const { reference, secret } = codes;
  const [typedReference, typedSecret] = [page.getByLabel('Reference'), page.getByLabel('Secret code')];
  await expect(typedReference).toHaveAttribute('inputmode', 'none');
  await key('W');
  await page.getByRole('button', { name: 'Erase' }).tap();
  await keys(reference);
  await expect(typedReference).toHaveValue(reference);
  await expect(typedSecret, 'a whole reference leads on to the secret').toBeFocused();
  await keys(secret.slice(0, 6));
  // The rest on a keyboard, for whoever has one.
  await page.keyboard.type(secret.slice(6).replaceAll(' ', '').toLowerCase());
  await expect(typedSecret).toHaveValue(secret.toUpperCase());
  await page.getByRole('button', { name: 'Show my message' }).tap();
  await heading('We have your message');
  if (canReadMemory()) expect(inMemory(), 'the search finds them while they are there').toBe(true);

  await expect(page.getByRole('textbox'), 'nothing asks for a keyboard').toHaveCount(0);
  await page.getByRole('button', { name: 'Send' }).tap();
  await expect(page.getByText('Please choose one of these first.')).toBeVisible();
  await page.getByLabel('Please contact me').check();
  await expect(page.getByText('open your receipt on your own phone')).toBeVisible();
  await page.getByRole('button', { name: 'Send' }).tap();
  await expect(page.getByText('You asked us to contact you.')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).tap();
  await expect(invitation()).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/kiosk/');
  await untilNothingLeft();
});

test('without a network the door says so, and leads back to the question; a way that closes meanwhile leads to the first screen', async () => {
  await rig.kiosk.context.setOffline(true);
  await begin(page);
  await page.getByRole('button', { name: DOOR.en }).tap();
  await expect(page.getByText('This needs a connection')).toBeVisible();
  await look(page, 'kiosk-receipts-closed-en', KIOSK_SIZES);
  await page.getByRole('button', { name: 'Español' }).tap();
  await look(page, 'kiosk-receipts-closed-es', KIOSK_SIZES);
  await page.getByRole('button', { name: 'Intentar de nuevo' }).tap();
  await expect(page.getByText('Para esto hace falta conexión')).toBeVisible();
  await page.getByRole('button', { name: 'Atrás' }).tap();
  await expect(page.getByRole('button', { name: 'Muy contento' }).or(page.locator('.faces')).first()).toBeVisible();
  await load('/kiosk/receipt?kiosk&lang=en');
  await expect(invitation()).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/kiosk/');
  await rig.kiosk.context.setOffline(false);
});

test('who goes away is asked, and then the kiosk stands there as for everybody', async () => {
  await page.clock.install();
  await throughTheDoor('en');
  await openByKeys();
  await page.clock.runFor(35 * SECOND);
  await expect(fading()).toHaveCount(0);
  await page.clock.runFor(8 * SECOND);
  await expect(fading()).toBeVisible();
  await page.getByRole('button', { name: 'I’m still here' }).tap();
  await expect(fading()).toHaveCount(0);
  await page.clock.runFor(62 * SECOND);
  await expect(invitation()).toBeVisible();
  await untilNothingLeft();
});

test('half-typed codes go with whoever leaves them, too', async () => {
  await throughTheDoor('en');
  await keys(codes.reference);
  await page.clock.runFor(62 * SECOND);
  await expect(invitation()).toBeVisible();
  await untilNothingLeft();
});

test('going back in the browser’s history leads to the kiosk, by the same way out', async () => {
  await throughTheDoor('en');
  await openByKeys();
  await page.goBack();
  await expect(invitation()).toBeVisible();
  await untilNothingLeft();
  await page.goForward().catch(() => null);
  await expect(page.getByText('We have your message')).toHaveCount(0);
  await load('/kiosk/');
  await expect(invitation()).toBeVisible();
});

test('the moment the page is left, it holds nothing', async () => {
  await throughTheDoor('en');
  await openByKeys();
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await heading('Your message');
  await expect(page.getByLabel('Reference')).toHaveValue('');
  await expect(page.locator('body')).not.toContainText('We have your message');
  await keys(codes.reference);
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(page.getByLabel('Reference')).toHaveValue('');
  await page.getByRole('button', { name: 'Done' }).tap();
  await expect(invitation()).toBeVisible();
});

test('a page whose script does not come is taken back by the kiosk', async () => {
  await rig.kiosk.context.route('**/receipt/assets/**', (route) => route.abort());
  await begin(page);
  await page.getByRole('button', { name: DOOR.en }).tap();
  await page.waitForURL('**/kiosk/receipt?**');
  // Nobody is asked to be patient here: the service worker waits half a minute for a page to say that it stands.
  await expect(invitation()).toBeVisible({ timeout: 60_000 });
  await rig.kiosk.context.unroute('**/receipt/assets/**');
});

for (const locale of ['en', 'ar', 'es'])
  test(`in ${locale}: large enough for fingers at every size, with no finding of axe`, async () => {
    await load(`/kiosk/receipt?kiosk&lang=${locale}&mm=3.78`);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await look(page, `receipt-at-kiosk-start-${locale}`, KIOSK_SIZES);
    await page.locator('.codes .primary').tap();
    await expect(page.locator('.wrong')).toHaveCount(2);
    await expectFingers();
    await page.locator('header > [popovertarget]').tap();
    await look(page, `receipt-at-kiosk-languages-${locale}`, KIOSK_SIZES);
    await page.locator('#languages [aria-pressed="true"]').tap();
    await openByKeys();
    await page.locator('input[type="checkbox"]').check();
    await look(page, `receipt-at-kiosk-shown-${locale}`, KIOSK_SIZES);
    await expectFingers();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(page.locator('header > .primary'), 'the way back is always in sight').toBeInViewport();
    await page.locator('header > .primary').tap();
    await expect(invitation()).toBeVisible();
  });

test('what the kiosk recorded has arrived: each visit that ended at the door, once; who comes back from there starts nothing', async () => {
  const leftAtDoor = (all: ExportedEntry[]) => all.filter(({ kind, body }) => kind === 'visit-end' && body?.includes('"left"'));
  const all = await entriesWith((entries) => leftAtDoor(entries).length >= DOORS);
  const visits = leftAtDoor(all).map(({ visit }) => visit);
  expect(new Set(visits).size).toBe(visits.length);
  const starts = all.filter(({ body }) => body?.includes('"started"')).map(({ receivedAt }) => Date.parse(receivedAt));
  for (const [before, start] of starts.sort((a, b) => a - b).entries())
    expect(loadedAt.filter((at) => at < start).length, 'a start, and no page was asked for').toBeGreaterThan(before);
});

function load(path: string): Promise<unknown> {
  loadedAt.push(Date.now());
  return page.goto(`${rig.collector.url}${path}`);
}

async function throughTheDoor(locale: keyof typeof DOOR): Promise<void> {
  await begin(page);
  if (locale === 'es') await page.getByRole('button', { name: 'Español' }).tap();
  await page.getByRole('button', { name: DOOR[locale] }).tap();
  await page.locator('.codes .pad').waitFor();
  expect(new URL(page.url()).pathname).toBe('/kiosk/receipt');
}

/** In any language. */
async function openByKeys(): Promise<void> {
  await page.locator('#reference').tap();
  await keys(codes.reference);
  await keys(codes.secret);
  await page.locator('.codes .primary').tap();
  await expect(page.locator('.dates li')).not.toHaveCount(0);
}

const key = (character: string) => page.locator('.pad').getByRole('button', { name: character, exact: true }).tap();
async function keys(code: string): Promise<void> {
  for (const character of code.replaceAll(' ', '')) await key(character);
}

const invitation = () => page.getByRole('button', { name: /Touch to tell us/ });
const heading = (name: string) => expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
const fading = () => page.getByRole('alert').filter({ hasText: 'Are you still there?' });
const entriesWith = (enough: (entries: ExportedEntry[]) => boolean) =>
  until(async () => JSON.parse(await rig.administrator.text('/exports/entries.json')) as ExportedEntry[], enough);

const spellings = () => Object.values(codes).flatMap((code) => [code, code.replaceAll(' ', ''), code.replaceAll(' ', '-')]);
/** References are no secret: the outbox has them in its headers. */
const inMemory = () => {
  const { secret } = codes;
  return rendererPids(rig.kiosk.profile).some((pid) => isInMemory(pid, [secret, secret.replaceAll(' ', ''), secret.replaceAll(' ', '-')]));
};

/** A process takes a moment to end. */
async function untilNothingLeft(): Promise<void> {
  const kept = await page.evaluate(async () =>
    [
      document.documentElement.outerHTML,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      document.cookie,
      location.href,
      JSON.stringify(history.state),
      ...(
        await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))
      ).flat(),
    ].join('\n'),
  );
  for (const spelling of spellings()) expect(kept).not.toContain(spelling);
  if (!canReadMemory()) return console.warn('NOT LOOKED AT: the memory of the browser’s processes. It takes Linux and root.');
  await expect.poll(inMemory, { timeout: 30_000 }).toBe(false);
}

async function expectFingers(): Promise<void> {
  for (const [width, height] of KIOSK_SIZES) {
    await page.setViewportSize({ width, height });
    const small = await page.evaluate((millimetres) => {
      const finger = millimetres * Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
      return [...document.querySelectorAll('button, input.code, .choice')]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => Math.min(box.width, box.height) < finger - 0.5)
        .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`);
    }, FINGER_MM);
    expect(small, `${width}×${height}`).toEqual([]);
  }
}
