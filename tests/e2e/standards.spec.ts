// The service standards at the kiosk: the shipped Kenyan charter, found in two taps, searched by touch, read in both languages, printed
// where there is a printer; and nothing of it is left for whoever comes next.
import { expect, type Page, test } from '@playwright/test';
import type { CollectorProcess } from '../support/collector-process.ts';
import type { ConsoleSession } from '../support/console-session.ts';
import type { KioskWindow } from '../support/kiosk-window.ts';
import { KIOSK_SIZES, look } from '../support/look.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { publish, untilShown } from '../support/publish.ts';

const KIOSK = 'sheria-house';
const DOOR = 'What you can expect from us';

test.describe.configure({ mode: 'serial' });

let rig: PairedKiosk;
let collector: CollectorProcess;
let administrator: ConsoleSession;
let kiosk: KioskWindow;
let page: Page;

test.beforeAll(async () => {
  rig = await aPairedKiosk(KIOSK, 'oag-doj');
  ({ collector, administrator, kiosk, page } = rig);
});

test.afterAll(() => rig.end());

const service = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('button', { name: new RegExp(name) }) });
const part = (name: string) => page.getByRole('button', { name, exact: true }).tap();
const done = () => page.getByRole('button', { name: 'Done', exact: true }).tap();

test('KE1: one tap from the first screen, nine services, each with its time and cost; one open at a time says what it needs', async () => {
  await page.getByRole('button', { name: DOOR }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Service charter' })).toBeVisible();
  const heads = page.locator('.service-head');
  await expect(heads).toHaveCount(9);
  await expect(heads.nth(0)).toHaveText(/Answering a request for ICT support.*Time 5 minutes.*Cost Free/);
  await expect(heads.nth(3)).toHaveText(/equipment under warranty.*Time 10 days.*Cost Free/);
  await expect(heads.nth(6)).toHaveText(/Servicing and maintaining.*Time Ongoing.*Cost As the contract says/);
  await heads.nth(4).tap();
  await expect(service('Putting material on the website').getByText('The approvals it needs')).toBeVisible();
  await heads.nth(6).tap();
  await expect(service('Servicing and maintaining').getByText('A service level agreement')).toBeVisible();
  await expect(page.getByText('The approvals it needs'), 'one is open at a time').toBeHidden();
  await expect(page.getByRole('button', { name: /Print/ }), 'there is no printer').toHaveCount(0);
  await done();
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
});

test('KE3, KE4: two taps from a question: both addresses, and what is asked beside what is promised; Done leads back there', async () => {
  await page.getByRole('button', { name: /Touch to tell us/ }).tap();
  await page.getByRole('button', { name: DOOR }).tap();
  await part('Where to turn');
  const steps = page.locator('.steps > li');
  await expect(steps.nth(0)).toContainText('Step 1');
  for (const line of ['Sheria House, Harambee Avenue', 'P.O. Box 40112, 00200', '+254 20 2227461', 'ag@ag.go.ke', 'www.statelaw.go.ke'])
    await expect(steps.nth(0)).toContainText(line);
  await expect(steps.nth(1)).toContainText('Step 2 · Independent');
  for (const line of ['West End Towers, 2nd floor', '+254 2 2270000', 'complain@ombudsman.go.ke', 'www.ombudsman.go.ke'])
    await expect(steps.nth(1)).toContainText(line);
  const size = await steps
    .nth(0)
    .getByText('+254 20 2227461')
    .evaluate(
      (line) => Number.parseFloat(getComputedStyle(line).fontSize) / Number.parseFloat(getComputedStyle(line).getPropertyValue('--mm')),
    );
  expect(size, 'large enough to copy down, in millimetres').toBeGreaterThan(6.5);

  await part('What to expect');
  const asked = page.locator('.card', { hasText: 'What we ask of you' });
  await expect(asked.getByRole('listitem')).toHaveCount(6);
  const [left, right] = await Promise.all([page.locator('.card').first().boundingBox(), asked.boundingBox()]);
  expect(right?.x, 'side by side').toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0));
  expect(Math.abs((right?.y ?? 0) - (left?.y ?? 0))).toBeLessThan(4);
  await done();
  await expect(page.getByRole('heading', { name: 'How was our service today?' })).toBeVisible();
});

test('it is searched on the kiosk’s own keyboard, and what was searched for is gone with the visitor', async () => {
  await page.getByRole('button', { name: DOOR }).tap();
  await page.getByRole('button', { name: 'Search', exact: true }).tap();
  for (const letter of 'repair')
    await page
      .locator('.keyboard')
      .getByRole('button', { name: new RegExp(`^${letter}$`, 'i') })
      .tap();
  await expect(page.getByRole('status')).toHaveText('0 services found Try fewer letters, or another word.');
  for (let times = 0; times < 6; times += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('WEBSITE');
  await expect(page.getByRole('status')).toHaveText('1 service found');
  await expect(page.locator('.service-head')).toHaveText([/Putting material on the website/]);
  await page.getByRole('textbox').fill('west end');
  await page.getByRole('button', { name: 'Where to turn' }).tap();
  await expect(page.getByText('West End Towers, 2nd floor')).toBeVisible();
  await part('Services');
  await expect(page.getByRole('textbox'), 'another part ended the search').toHaveCount(0);
  await page.getByRole('button', { name: 'Search', exact: true }).tap();
  await page.keyboard.type('jamhuri');
  await page.getByRole('button', { name: 'End search' }).tap();
  await expect(page.locator('.service-head')).toHaveCount(9);
  await done();
  await page.getByRole('button', { name: DOOR }).tap();
  await expect(page.locator('.service-head')).toHaveCount(9);
  expect(await page.content()).not.toMatch(/jamhuri|west end/i);
  await done();
});

test('KE5: in Swahili too, chosen there', async () => {
  await page.getByRole('button', { name: DOOR }).tap();
  await page.getByRole('button', { name: 'Kiswahili', exact: true }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Mkataba wa huduma' })).toBeVisible();
  await expect(page.locator('.service-head').first()).toHaveText(/Kujibu ombi la msaada wa TEHAMA.*Muda Dakika 5.*Gharama Bila malipo/);
  await page.getByRole('button', { name: 'English', exact: true }).tap();
  await done();
});

test('a visitor who walks away is asked, then the first screen comes back', async () => {
  await page.clock.install();
  await page.goto(`${collector.url}/kiosk/`);
  await page.getByRole('button', { name: DOOR }).tap();
  await page.clock.runFor(29_000);
  await page.locator('.service-head').first().tap();
  await page.clock.runFor(29_000);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.clock.runFor(2_000);
  await expect(page.getByRole('dialog', { name: 'Are you still there?' })).toBeVisible();
  await page.clock.runFor(21_000);
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
});

test('nothing runs over its edge or is hard to read, in any size', async () => {
  test.setTimeout(180_000);
  await page.goto(`${collector.url}/kiosk/`);
  await look(page, 'standards-attract', KIOSK_SIZES);
  await page.getByRole('button', { name: /Touch to tell us/ }).tap();
  await look(page, 'standards-question', KIOSK_SIZES);
  await page.getByRole('button', { name: DOOR }).tap();
  await page.locator('.service-head').nth(2).tap();
  await look(page, 'standards-services', KIOSK_SIZES);
  await part('What to expect');
  await look(page, 'standards-expect', KIOSK_SIZES);
  await part('Where to turn');
  await look(page, 'standards-turn', KIOSK_SIZES);
  const area = page.getByRole('region', { name: 'Where to turn' });
  await page.getByRole('button', { name: 'Further down' }).tap();
  await expect.poll(() => area.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(100);
  await area.focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'Further down' })).toBeDisabled();
  await expect(page.getByText('Opening hours')).toBeInViewport();
  await expect(page.getByText('8:00 AM – 5:00 PM')).toBeInViewport();
  await part('Services');
  await page.getByRole('button', { name: 'Search', exact: true }).tap();
  await page.keyboard.type('problem');
  await look(page, 'standards-search', KIOSK_SIZES);
});

test('where there is a printer: the whole charter or one service, and nothing else of the screen; also without a network', async () => {
  await publish(administrator, KIOSK, (standing) => ({ printing: true, sync: { intervalMs: 1_000 }, standards: withRecords(standing) }));
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.addInitScript(() => {
    const printed: string[] = [];
    Object.assign(window, { printed });
    window.print = () => {
      dispatchEvent(new Event('beforeprint'));
      printed.push((document.querySelector('.printout') as HTMLElement).textContent ?? '');
    };
  });
  const printed = () => page.evaluate(() => (window as unknown as { printed: string[] }).printed);
  await page.goto(`${collector.url}/kiosk/`);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await untilShown(administrator, KIOSK);
  await page.getByRole('button', { name: DOOR }).tap();
  await kiosk.context.setOffline(true);
  await page.getByRole('button', { name: 'Print all' }).tap();
  for (const words of [
    'Training people to use new ICT tools',
    'Offer no gifts',
    'Sheria House, Harambee Avenue',
    'complain@ombudsman.go.ke',
  ])
    expect((await printed())[0]).toContain(words);
  await page.locator('.service-head').nth(1).tap();
  await page.getByRole('button', { name: 'Print this' }).tap();
  expect((await printed())[1]).toMatch(/Finding the cause.*10 minutes.*A clear description/);
  expect((await printed())[1]).not.toMatch(/Training|ombudsman/);
  await expect(page.locator('.printout'), 'on the page only while it is printed').toHaveCount(0);

  await page.getByRole('button', { name: 'Records', exact: true }).tap();
  await expect(page.locator('.service-head'), 'the other department').toHaveText([/A copy of a record/]);
  await kiosk.context.setOffline(false);
});

test('where a policy forbids printing the screen says so, and offers it no more', async () => {
  // What Chromium does under `PrintingEnabled: false`: nothing at all.
  await page.evaluate(() => (window.print = () => {}));
  await page.getByRole('button', { name: 'Print all' }).tap();
  await expect(page.getByRole('status').filter({ hasText: 'This kiosk can’t print at the moment.' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Print/ })).toHaveCount(0);
  await look(page, 'standards-no-printing', KIOSK_SIZES);
});

test('on paper there is only what was made for it', async () => {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => {
    const paper = document.createElement('article');
    paper.className = 'printout';
    paper.textContent = 'On paper';
    document.getElementById('kiosk')?.append(paper);
  });
  await expect(page.getByText('On paper')).toBeVisible();
  await expect(page.locator('main')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(page.getByText('On paper')).toBeHidden();
  await expect(page.locator('main')).toBeVisible();
});

type Standing = Parameters<Parameters<typeof publish>[2]>[0];
function withRecords({ standards }: Standing): NonNullable<Standing['standards']> {
  if (!standards) throw new Error('the shipped configuration has standards');
  return {
    ...standards,
    departments: [...standards.departments, { id: 'records', name: { en: 'Records', sw: 'Kumbukumbu' } }],
    services: [...standards.services, { id: 'copy', name: { en: 'A copy of a record', sw: 'Nakala' }, department: 'records' }],
  };
}
