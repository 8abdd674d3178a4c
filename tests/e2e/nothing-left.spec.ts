// After a visit that typed a name and a number, nothing of them is left once it has ended: not in the heaps of page and worker after a
// collection, not in the memory of any process that runs the kiosk's pages, not on the disk, not in the page. Each search is shown to find
// them before. And nobody sees the page change.
import { expect, type Page, test } from '@playwright/test';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import type { ConsoleSession } from '../support/console-session.ts';
import { filmOf } from '../support/film.ts';
import { heapSnapshots } from '../support/heap-snapshots.ts';
import type { KioskWindow } from '../support/kiosk-window.ts';
import { send, withForm, writeMessage } from '../support/message-visit.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { canReadMemory, isInMemory, rendererPids } from '../support/process-memory.ts';
import { filesWith } from '../support/profile-search.ts';
import { publish, untilShown } from '../support/publish.ts';
import { typeByTouch } from '../support/typing.ts';
import { until } from '../support/until.ts';
import { leaveThanks } from '../support/visitor.ts';

const KIOSK = 'george-town';
const WARN_AFTER_MS = 300_000;
const RESET_AFTER_MS = 120_000;
const NAME = ['Quillonbrax'];
/** As it is typed, and as it is written out. */
const NUMBER = ['7305519284', '730 551 9284', '730-551-9284'];

test.describe.configure({ mode: 'serial' });

let rig: PairedKiosk;
let administrator: ConsoleSession;
let kiosk: KioskWindow;
let page: Page;

test.beforeAll(async () => {
  // Looking takes longer than a visitor may.
  const idle = { warnAfterMs: WARN_AFTER_MS, resetAfterMs: RESET_AFTER_MS, thanksForMs: 20_000 };
  rig = await aPairedKiosk(KIOSK, undefined, (admin) => publish(admin, KIOSK, withForm({ idle })), {
    backForwardCache: true,
  });
  ({ administrator, kiosk, page } = rig);
  await untilShown(administrator, KIOSK);
  await page.evaluate(() => navigator.serviceWorker.ready);
});

test.afterAll(() => rig.end());

test('a name and a number are nowhere once the visit has ended, nor is the receipt’s secret', async () => {
  await kiosk.context.setOffline(true);
  await writeMessage(page, { what: 'It rained', name: NAME[0] as string, number: NUMBER[0] as string });
  for (const words of [NAME, NUMBER]) expect(await traces(words), 'the search finds them while they are there').toEqual(FOUND);

  await send(page);
  await page.getByRole('button', { name: 'Español', exact: true }).tap();
  const secret = String(await page.locator('.receipt-card dd').last().textContent());
  const film = await filmOf(page);
  await page.getByRole('button', { name: 'Ya lo tengo' }).tap();
  await expect(page.locator('.message[data-still]'), 'a fresh page behind the same thanks').toBeVisible();
  await expect(page.getByRole('heading', { name: 'Gracias por su mensaje' })).toBeVisible();
  expect(changesAtRest(await film.stop()), 'nobody sees the page change').toBe(0);
  await expect.poll(firstPaints, 'nothing is painted before the thanks').toHaveLength(1);
  await leaveThanks(page);
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();

  await untilNothing([...NAME, ...NUMBER, secret, secret.replace(/.{4}(?=.)/g, '$&-')]);
});

test('what was written arrives, and a renewal is no start of the kiosk', async () => {
  await kiosk.context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  const entries = await until(
    async () => JSON.parse(await administrator.text('/exports/entries.json')) as ExportedEntry[],
    (all) => all.some(({ kind }) => kind === 'visit-end'),
  );
  expect(entries.filter(({ kind }) => kind === 'message')).toHaveLength(1);
  // Its one start was before it was paired.
  expect(entries.filter(({ body }) => body?.includes('"started"'))).toEqual([]);
});

test('nor are they when the visitor walked away; without a fresh page they would be', async () => {
  await page.clock.install();
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new Error('no page to be had'));
  });
  await abandon();
  // Looked at before anything else: taking snapshots of heaps writes over what they freed.
  expect(inMemory(NAME), 'a page that stays keeps them: this is what a renewal is for').toBe(canReadMemory());

  await page.reload();
  expect(inMemory(NAME), 'and so does one that is only loaded again').toBe(canReadMemory());
  const renewed = page.waitForEvent('load');
  await abandon();
  await renewed;
  await untilNothing(NAME);
});

/** A name on the screen, not sent, and nobody there any more. */
async function abandon(): Promise<void> {
  await page.getByRole('button', { name: /Touch to tell us/ }).tap();
  await page.getByRole('button', { name: 'Send us a message' }).tap();
  await typeByTouch(page, NAME[0] as string);
  await page.clock.runFor(WARN_AFTER_MS);
  await expect(page.getByRole('dialog', { name: 'Are you still there?' })).toBeVisible();
  await page.clock.runFor(RESET_AFTER_MS);
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
}

type Traces = { page: boolean; heap: boolean; memory: boolean; files: string[] };
/** Where memory may not be looked at, nothing is said of it. */
const FOUND: Traces = { page: true, heap: true, memory: canReadMemory(), files: [] };
const NOTHING: Traces = { page: false, heap: false, memory: false, files: [] };

async function traces(words: readonly string[]): Promise<Traces> {
  const isIn = (text: string) => words.some((each) => text.includes(each));
  const heaps = await heapSnapshots(page);
  expect(heaps.length, 'page and worker').toBeGreaterThanOrEqual(2);
  return {
    page: isIn(await inPage()),
    heap: heaps.some(isIn),
    memory: inMemory(words),
    files: words.flatMap((each) => filesWith(kiosk.profile, each)),
  };
}

function inMemory(words: readonly string[]): boolean {
  return canReadMemory() && rendererPids(kiosk.profile).some((pid) => isInMemory(pid, words));
}

/** A process takes a moment to end. */
async function untilNothing(words: readonly string[]): Promise<void> {
  if (!canReadMemory()) console.warn('NOT LOOKED AT: the memory of the browser’s processes. It takes Linux and root.');
  const isNothing = (found: Traces) => JSON.stringify(found) === JSON.stringify(NOTHING);
  await until(() => traces(words), isNothing);
}

function inPage(): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')] as (HTMLInputElement | HTMLTextAreaElement)[];
    const kept = [location.href, history.state, { ...localStorage }, { ...sessionStorage }].map((each) => JSON.stringify(each));
    return [document.documentElement.outerHTML, ...fields.map(({ value }) => value), ...kept].join('\n');
  });
}

/** When the page painted anything, and when anything but its background. */
function firstPaints(): Promise<number[]> {
  return page.evaluate(() => [...new Set(performance.getEntriesByType('paint').map(({ startTime }) => startTime))]);
}

/** Other pictures after the one that is there in the end was there for the first time. */
function changesAtRest(pictures: readonly string[]): number {
  const atRest = pictures.at(-1) ?? '';
  return pictures.slice(pictures.indexOf(atRest)).filter((each) => each !== atRest).length;
}
