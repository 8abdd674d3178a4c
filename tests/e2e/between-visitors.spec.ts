// Nothing of one visit can be seen, undone, recovered or heard in the next, whether words were left by touch or by keyboard, and whether the
// page was renewed after them or had to stay. And whoever looks over a shoulder learns nothing from the thanks.
import { expect, type Page, test } from '@playwright/test';
import { atRest } from '../support/look.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { typeByTouch } from '../support/typing.ts';
import { begin, FACES, freshPage, leaveThanks, rate } from '../support/visitor.ts';

const WORDS = 'Brindlewick';
const START = /Touch to tell us/;

test.describe.configure({ mode: 'serial' });

let rig: PairedKiosk;
let page: Page;

test.beforeAll(async () => {
  rig = await aPairedKiosk('george-town');
  page = rig.page;
  await rig.kiosk.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: rig.collector.url });
  await page.evaluate(() => navigator.serviceWorker.ready);
});

test.afterAll(() => rig.end());

test('the thanks are the same for every face', async () => {
  const seen: { html: string; picture: string }[] = [];
  for (const face of FACES) {
    await begin(page);
    await rate(page, face);
    await page.getByRole('button', { name: 'No more, thanks' }).tap();
    await expect(page.locator('.message')).toBeVisible();
    await atRest(page);
    const html = await page.evaluate(() => document.documentElement.outerHTML);
    seen.push({ html, picture: (await page.screenshot()).toString('base64') });
    await leaveThanks(page);
  }
  for (const each of seen) expect(each).toEqual(seen[0]);
});

for (const way of ['touch', 'keyboard'] as const)
  for (const after of ['in a fresh page', 'in the same page'] as const)
    test(`words left by ${way}: the next visitor, ${after}, finds nothing of them`, async () => {
      // What is asked before a page may go: whether another could come.
      if (after === 'in the same page')
        await page.evaluate(() => {
          window.fetch = () => Promise.reject(new Error('no page to be had'));
        });
      await leaveWords(way);
      if (after === 'in a fresh page') await freshPage(page);
      await page.keyboard.press('Escape');
      await leaveThanks(page);
      await expect(page.getByRole('button', { name: START })).toBeVisible();
      await nothingOnTheStartScreen();
      await nothingInTheField();
      await page.reload();
    });

test('a touch that falls into the moment in which the page goes is not lost: the next page begins there, in that language', async () => {
  await page.evaluate(() => {
    // The page goes only once the first screen stands, and is touched after it has let go and before the browser takes it away.
    const { fetch } = window;
    window.fetch = async (...asked) => {
      while (!document.querySelector('.attract')) await new Promise(requestAnimationFrame);
      return fetch(...asked);
    };
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      setItem.call(this, key, value);
      if (!key.includes('renewal')) return;
      Storage.prototype.setItem = setItem;
      queueMicrotask(() => document.querySelector<HTMLButtonElement>('.invitations button[lang="es"]')?.click());
    };
    Object.assign(window, { isTheOldPage: true });
  });
  await leaveWords('touch');
  await leaveThanks(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.locator('.faces button').first()).toBeVisible();
  expect(await page.evaluate(() => 'isTheOldPage' in window)).toBe(false);
});

async function leaveWords(way: 'touch' | 'keyboard'): Promise<void> {
  const touch = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).tap();
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).press('Enter');
  const act = way === 'touch' ? touch : press;
  await act(START);
  await act('Unhappy');
  await act('Continue');
  await expect(page.getByRole('textbox')).toBeVisible();
  if (way === 'touch') await typeByTouch(page, WORDS);
  else {
    await page.getByRole('textbox').focus();
    await page.keyboard.type(WORDS);
  }
  for (const keys of ['Control+A', 'Control+C', 'Control+X', 'Control+Insert']) await page.keyboard.press(keys);
  await expect(page.getByRole('textbox')).toHaveValue(WORDS);
  await act('Send');
  await expect(page.locator('.message [data-sign="done"]')).toBeVisible();
}

/** Whoever tries all that a browser keeps. */
async function nothingOnTheStartScreen(): Promise<void> {
  for (const keys of ['Control+Z', 'Control+Shift+Z', 'Control+Y', 'Control+V', 'Alt+ArrowLeft', 'Alt+ArrowRight'])
    await page.keyboard.press(keys);
  await page.evaluate(() => history.back());
  await page.goBack({ timeout: 2_000 }).catch(() => null);
  await page.goForward({ timeout: 2_000 }).catch(() => null);
  await expect(page.getByRole('button', { name: START })).toBeVisible();
  const kept = await page.evaluate(async () => ({
    selection: getSelection()?.toString(),
    clipboard: await navigator.clipboard.readText(),
    session: { ...sessionStorage },
    spoken: speechSynthesis.speaking || speechSynthesis.pending,
    fields: document.querySelectorAll('input, textarea, [contenteditable]').length,
    rest: [
      document.documentElement.outerHTML,
      JSON.stringify({ ...localStorage }),
      JSON.stringify(history.state),
      location.href,
      document.title,
    ],
  }));
  expect(kept).toMatchObject({ selection: '', session: {}, spoken: false, fields: 0 });
  expect(JSON.stringify(kept)).not.toContain(WORDS);
}

/** The next visitor comes to the very same field. */
async function nothingInTheField(): Promise<void> {
  await begin(page);
  for (const face of FACES) await expect(page.getByRole('button', { name: face, exact: true })).not.toHaveAttribute('aria-pressed', 'true');
  await rate(page, 'Happy');
  await page.getByRole('button', { name: 'Continue' }).tap();
  const field = page.getByRole('textbox');
  await expect(field).toHaveValue('');
  await field.focus();
  for (const keys of ['Control+Z', 'Control+Shift+Z', 'Control+Y', 'Control+V', 'Shift+Insert']) await page.keyboard.press(keys);
  await expect(field).toHaveValue('');
  await page.keyboard.type(WORDS.slice(0, 3));
  for (const keys of ['ArrowDown', 'Enter']) await page.keyboard.press(keys);
  expect((await field.inputValue()).trim(), 'nothing is suggested').toBe(WORDS.slice(0, 3));
  expect(await field.getAttribute('autocomplete')).toBe('off');
}
