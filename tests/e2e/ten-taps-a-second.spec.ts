// A child at the kiosk, ten touches a second on the glass: none is dropped, all are kept, one is counted per visit, and the export says
// which. How they are tagged is shown by tests/api/taps.test.ts, with times that stand still.
import { expect, type Page, test } from '@playwright/test';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { publish, untilShown } from '../support/publish.ts';
import { middleOf, type Point, touchesOn } from '../support/touches.ts';
import { until } from '../support/until.ts';
import { begin } from '../support/visitor.ts';

const KIOSK = 'george-town';
const PAUSE_MS = 100;
const TOUCHES = 42;
let paired: PairedKiosk;

test.beforeAll(async () => {
  // A face, thanks, and the next visitor: the shortest way round, so that most touches land on something.
  paired = await aPairedKiosk(KIOSK, undefined, async (administrator) => {
    await publish(administrator, KIOSK, ({ flow }) => ({ flow: flow.slice(0, 1), sync: { intervalMs: 1_000 } }));
  });
  await untilShown(paired.administrator, KIOSK);
});
test.afterAll(() => paired.end());

test('no touch at ten a second is dropped: every one that meets a face is kept, in the order of the touches', async () => {
  const { page } = paired;
  const before = (await ratings()).length;
  const invitation = await middleOf(page.getByRole('button', { name: /Touch to tell us/ }));
  await begin(page);
  const places = await faces(page);
  await countTouches(page);
  // A face, whatever is there by then, the way into the next visit, the next face: as fast as the screens go.
  const touched = Array.from({ length: TOUCHES }, (_, turn) => (turn % 3 === 2 ? invitation : (places[turn % places.length] as Point)));
  await tapEvery(page, touched);
  const { downs, clicks, onFaces } = await counted(page);
  expect({ downs, clicks }).toEqual({ downs: TOUCHES, clicks: TOUCHES });
  expect(onFaces.length).toBeGreaterThan(2);
  const kept = (await untilRatings(before + onFaces.length)).slice(before);
  expect(kept.map(({ valueId }) => valueId)).toEqual(onFaces);
  // One counted for each visit, whatever the pace.
  const visits = new Set(kept.map(({ visit }) => visit));
  expect(kept.filter(({ counted: isCounted }) => isCounted).length).toBe(visits.size);
});

test('all kept, one counted: faces tapped while the first is still being written down are one visit', async () => {
  const { page } = paired;
  const before = (await ratings()).length;
  await page.reload();
  await begin(page);
  await countTouches(page);
  // Within one task, so that nothing can have been written down in between, however fast the disk.
  await page.evaluate(() => {
    const buttons = document.querySelectorAll<HTMLElement>('.face-button');
    for (let tap = 0; tap < 10; tap += 1) buttons[tap % 2]?.click();
  });
  const kept = (await untilRatings(before + 10)).slice(before);
  expect(new Set(kept.map(({ visit }) => visit)).size).toBe(1);
  expect(kept.map(({ counted }) => counted)).toEqual([...Array(9).fill(false), true]);
});

async function ratings(): Promise<ExportedEntry[]> {
  const entries: ExportedEntry[] = JSON.parse(await paired.administrator.text('/exports/entries.json'));
  return entries.filter(({ kind }) => kind === 'rating');
}

function untilRatings(count: number): Promise<ExportedEntry[]> {
  return until(ratings, (found) => found.length >= count);
}

async function faces(page: Page): Promise<Point[]> {
  const buttons = await page.locator('.face-button').all();
  return Promise.all(buttons.map(middleOf));
}

async function tapEvery(page: Page, points: readonly Point[]): Promise<void> {
  const touches = await touchesOn(page);
  for (const point of points) {
    await touches.tap(point);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** What the page itself gets of the touches, and which faces they met. */
async function countTouches(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { downs: 0, clicks: 0, onFaces: [] as string[] };
    Object.assign(window, { seen });
    addEventListener('pointerdown', () => (seen.downs += 1), true);
    addEventListener(
      'click',
      ({ target }) => {
        seen.clicks += 1;
        const face = (target as Element).closest('.face-button')?.querySelector('[data-face]');
        if (face) seen.onFaces.push(face.getAttribute('data-face') ?? '');
      },
      true,
    );
  });
}

function counted(page: Page): Promise<{ downs: number; clicks: number; onFaces: string[] }> {
  return page.evaluate(() => (window as unknown as { seen: { downs: number; clicks: number; onFaces: string[] } }).seen);
}
