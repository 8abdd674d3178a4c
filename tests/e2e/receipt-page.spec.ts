// The receipt comes alive: from a message at a kiosk without a network to its sender's phone, which is told how it stands, sends more, and
// forgets. The kiosk stands in Nairobi, on the configuration that is shipped.
import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page, test } from '@playwright/test';
import type { AddFactsAnswer, CaseAnswer, CaseRow, CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import type { What } from '../../src/protocol/cases/case-facts.ts';
import { KIOSK_LOCALES } from '../../src/protocol/kiosk-locales.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { receiptOn } from '../support/message-visit.ts';
import { publish, untilShown } from '../support/publish.ts';
import { scannedFrom } from '../support/scanned-code.ts';
import { aServiceVisit, type ServiceVisit } from '../support/service-visit.ts';
import { until } from '../support/until.ts';
import { freshPage } from '../support/visitor.ts';

const KIOSK = 'sheria-house';
const SIZES = [
  [360, 740],
  [1280, 800],
] as const;
const MINUTE = 60_000;

test.describe.configure({ mode: 'serial' });

let visit: ServiceVisit;
let phone: Page;
/** As on the screen of the kiosk, and in its QR code. */
let codes: { reference: string; secret: string; fragment: string };
let row: CaseRow;

test.beforeAll(async ({ browser }) => {
  // Before it is paired: what is published later may be heard of a minute later.
  visit = await aServiceVisit(KIOSK, 'oag-doj', undefined, (by) =>
    publish(by, KIOSK, () => ({ publicUrl: 'https://feedback.example.org', sync: { intervalMs: 2_000 } })),
  );
  await untilShown(visit.administrator, KIOSK);
  await visit.page.evaluate(() => navigator.serviceWorker.ready);
  phone = await aPhone(browser);
});
test.afterAll(async () => {
  await phone.context().close();
  await visit.end();
});

test('before the kiosk has a network again: opened by its code, the message has not arrived yet, and no secret is in the address', async () => {
  const { kiosk, page, begins, answers, writes, touch, asked } = visit;
  await kiosk.context.setOffline(true);
  await begins('Message or complaint');
  await answers(['What would you like to leave?', 'A complaint'], ['Which service is it about?', 'Solving an ICT problem']);
  await writes('What happened?', 'Three days');
  await answers(
    ['On which day did it happen?', 'Skip'],
    ['What should happen now?', 'Skip'],
    ['May we contact you?', 'No, don’t contact me'],
  );
  await touch('Send');
  await asked('Thank you');
  const { reference, secret } = await receiptOn(page);
  await page.setViewportSize({ width: 1920, height: 1080 });
  const scanned = new URL(await scannedFrom(page));
  expect(scanned.pathname).toBe('/receipt/');
  codes = { reference, secret, fragment: scanned.hash };
  await touch('I have it');
  await freshPage(page);

  await phone.goto(`${visit.collector.url}/receipt/${codes.fragment}`);
  await heading('Not arrived yet');
  expect(phone.url()).toBe(`${visit.collector.url}/receipt/`);
  expect(await phone.evaluate(() => [history.length, JSON.stringify(history.state)])).toEqual([2, 'null']);
});

test('once it has come, the same page says so, with the dates that are promised', async () => {
  await visit.kiosk.context.setOffline(false);
  await visit.page.evaluate(() => window.dispatchEvent(new Event('online')));
  const { cases } = await until(
    () => visit.staff.get<CasesAnswer>('/cases'),
    ({ cases: found }) => found.length === 1,
  );
  row = cases[0] as CaseRow;
  await press('Look again');
  await heading('We have your message');
  const day = (time: string | null) =>
    new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: 'Africa/Nairobi' }).format(new Date(time ?? 0));
  await expect(phone.getByRole('list', { name: 'Dates' }).getByRole('listitem').first()).toBeVisible();
  const dates = await phone.getByRole('list', { name: 'Dates' }).getByRole('listitem').allInnerTexts();
  expect(dates[0]).toBe(`Received on ${day(row.receivedAt)}`);
  expect(dates.at(-1)).toMatch(new RegExp(`^We (will answer|aim to answer) by ${day(row.respondBy)}\\.$`));
});

test('by hand: what was copied wrong is told before anything is sent; as people write, it opens', async () => {
  const asked: string[] = [];
  phone.on('request', (request) => asked.push(request.url()));
  await press('Clear this page');
  await heading('Your message');
  const { reference, secret } = codes;
  await phone.getByLabel('Reference').fill(reference.slice(0, -3));
  await phone.getByLabel('Secret code').fill(`0${secret.slice(1)}`);
  await press('Show my message');
  await expect(phone.getByText('Some characters are missing.')).toBeVisible();
  await expect(phone.getByText('“0” is in none of our codes.')).toBeVisible();
  await expect(phone.getByLabel('Reference')).toBeFocused();
  expect(asked).toEqual([]);
  await phone.getByLabel('Reference').fill(`  ${reference.toLowerCase()} `);
  await phone.getByLabel('Secret code').fill(secret.toLowerCase().replaceAll(' ', '–').replaceAll('8', 'b').replaceAll('5', 'S'));
  await press('Show my message');
  await heading('We have your message');
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([`${visit.collector.url}/api/v1/receipts/reading`]);
});

test('a wrong secret opens nothing', async ({ browser }) => {
  const page = await aPhone(browser);
  const other = `${codes.fragment.slice(0, -4)}AAAA`;
  await page.goto(`${visit.collector.url}/receipt/${other}`);
  await expect(page.getByText('We can’t find a message with these two codes.')).toBeVisible();
  await page.getByRole('button', { name: 'Type in the codes' }).tap();
  await expect(page.getByLabel('Reference')).toHaveValue('');
  await page.context().close();
});

test('what staff wrote for the person is shown; not satisfied goes back, also over a network that was away', async () => {
  await add({ fact: 'state', to: 'in-progress' }, { text: 'Nobody on duty.' });
  await add({ fact: 'points', points: ['wait'] as never }, { points: { wait: 'The wait' } });
  await add({ fact: 'outcome', point: 'wait' as never, outcome: 'upheld' }, { toPerson: 'Three days was far too long.' });
  await add({ fact: 'state', to: 'answered' }, { text: 'Told on the phone.', toPerson: 'Your computer is ready. We are sorry.' });
  await press('Look again');
  await heading('There is an answer');
  await expect(phone.getByText('We agree with you')).toBeVisible();
  await expect(phone.getByText('Your computer is ready. We are sorry.')).toBeVisible();
  await expect(phone.locator('body')).not.toContainText(/Nobody on duty|Told on the phone|The wait/);
  await look(phone, 'receipt-page-answered', SIZES);

  await phone.getByLabel('No', { exact: true }).check();
  await phone.getByLabel('What would you like to add?').fill('It is still broken.');
  await phone.getByLabel('Please contact me').check();
  await phone.getByLabel('Phone number').fill('+254 700 000000');
  await phone.context().setOffline(true);
  await press('Send');
  await expect(phone.getByText('We can’t be reached just now.')).toBeVisible();
  await expect(phone.getByLabel('What would you like to add?')).toHaveValue('It is still broken.');
  await phone.context().setOffline(false);
  await press('Send');
  await expect(phone.getByText('Thank you. We have it.')).toBeVisible();
  await heading('Your message is being looked at');
  await expect(phone.getByText('You are not satisfied with the answer.')).toBeVisible();
  await expect(phone.getByLabel('What would you like to add?')).toHaveValue('');

  const { case: now, facts } = await visit.staff.get<CaseAnswer>(`/cases/${row.id}`);
  expect(now.state).toBe('reopened');
  expect(facts.filter(({ by }) => by === 'sender')).toMatchObject([
    { what: { fact: 'added', satisfied: false, wantsContact: true }, words: { text: 'It is still broken.', phone: '+254 700 000000' } },
  ]);
});

test('a page left open forgets: on one’s own phone after five minutes, on a public kiosk after one; who is still there is asked first', async ({
  browser,
}) => {
  for (const [query, forgetsAfter, warnsBefore] of [
    ['', 5 * MINUTE, 30_000],
    ['?kiosk', MINUTE, 20_000],
  ] as const) {
    const page = await aPhone(browser);
    await page.clock.install();
    await page.goto(`${visit.collector.url}/receipt/${query}${codes.fragment}`);
    await expect(page.getByRole('heading', { name: 'Your message is being looked at' })).toBeVisible();
    await page.getByLabel('What would you like to add?').fill('Half a word');
    const fading = page.getByRole('alert').filter({ hasText: 'Are you still there?' });
    await page.clock.runFor(forgetsAfter - warnsBefore - 3_000);
    await expect(fading).toHaveCount(0);
    await page.clock.runFor(5_000);
    await expect(fading).toBeVisible();
    if (query) await look(page, 'receipt-page-fading', [[1280, 800]]);
    await page.getByRole('button', { name: 'I’m still here' }).tap();
    await expect(fading).toHaveCount(0);
    await page.clock.runFor(forgetsAfter - warnsBefore - 3_000);
    await expect(page.getByLabel('What would you like to add?')).toHaveValue('Half a word');
    await page.clock.runFor(warnsBefore + 5_000);
    await expect(page.getByText('Everything was cleared, because nobody touched the page')).toBeVisible();
    await expectNothingLeft(page);
    await page.context().close();
  }
});

test('a page that was left does not come back, not even as it was', async () => {
  const { url } = visit.collector;
  const window = await aKioskWindow(`${url}/receipt/${codes.fragment}`, { width: 1280, height: 800, backForwardCache: true });
  const { page } = window;
  await expect(page.getByRole('heading', { name: 'Your message is being looked at' })).toBeVisible();
  await page.goto(`${url}/console/`);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Your message' })).toBeVisible();
  await expectNothingLeft(page);
  await window.close();
  removeProfile(window.profile);
});

for (const locale of KIOSK_LOCALES)
  test(`in ${locale}: every state fits a phone and a desk, and has no finding of axe`, async ({ browser }) => {
    const page = await aPhone(browser, locale);
    await page.goto(`${visit.collector.url}/receipt/`);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr');
    await page.locator('button.primary').tap();
    await expect(page.locator('.wrong')).toHaveCount(2);
    await look(page, `receipt-page-start-${locale}`, SIZES);
    await page.locator('#reference').fill(codes.reference);
    await page.locator('#secret').fill(codes.secret);
    await page.locator('button.primary').tap();
    await expect(page.locator('.dates li')).not.toHaveCount(0);
    await page.locator('input[type="checkbox"]').check();
    await page.context().setOffline(true);
    await page.locator('button.primary').tap();
    await expect(page.locator('.trouble')).toBeVisible();
    await look(page, `receipt-page-shown-${locale}`, SIZES);
    // Chosen on the page, it changes at once and loses nothing that was typed.
    await page.locator('#text').fill('Kept');
    const other = locale === 'en' ? 'ar' : 'en';
    await page.locator('header select').selectOption(other);
    await expect(page.locator('html')).toHaveAttribute('lang', other);
    await expect(page.locator('#text')).toHaveValue('Kept');
    await page.context().close();
  });

async function aPhone(browser: Browser, locale = 'en'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, locale });
  return context.newPage();
}

const heading = (name: string) => expect(phone.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
const press = (name: string) => phone.getByRole('button', { name, exact: true }).tap();

async function add(what: What, words: object): Promise<void> {
  const fact = { id: randomUUID(), case: row.id, doneAt: Date.now(), basedOn: 99, what, words };
  const { answers } = await visit.staff.post<AddFactsAnswer>('/cases/facts', { facts: [fact] });
  expect(answers[0]?.answer).toBe('stored');
}

/** Neither on the page nor anywhere that a page can keep things. */
async function expectNothingLeft(page: Page): Promise<void> {
  const kept = await page.evaluate(async () =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      document.cookie,
      location.href,
      JSON.stringify(history.state),
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...(await caches.keys()),
    ].join('\n'),
  );
  const { reference, secret, fragment } = codes;
  for (const word of [
    reference,
    reference.replaceAll(' ', ''),
    secret,
    secret.replaceAll(' ', ''),
    fragment.slice(1),
    'Half a word',
    'Three days',
  ])
    expect(kept).not.toContain(word);
  expect(kept).not.toContain('looked at');
}
