// Some of the gallery's pictures, by a seed, each in one size: nothing cut off, covered or over something else, nothing in a second language,
// no finding of axe. `npm run gallery` looks at all of them. First: whoever looks sees what is wrong.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { chosen } from '../gallery/chosen.ts';
import { examine } from '../gallery/examine.ts';
import { ENOUGH_CONTRAST, faintText } from '../gallery/faint-text.ts';
import { axe, type Finding, foreign, lookAt, type Size } from '../gallery/look-at.ts';
import { everyPicture, nameOf } from '../gallery/pictures.ts';
import { shippedConfigurations } from '../gallery/shipped-configurations.ts';
import { aStage } from '../gallery/stage.ts';
import { seededRandom } from '../scenario/seeded-random.ts';
import { KIOSK_SIZES } from '../support/look.ts';
import { buildPseudoKiosk } from '../support/pseudo-kiosk.ts';

const SEED = Number(process.env.CANDOUR_GALLERY_SEED ?? 1);
const PICTURES = 40;

const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['text cut off', '<p style="width:60px;overflow:hidden;white-space:nowrap">Very unhappy with this</p>', /^cut off by p "Very/],
  ['a line half hidden', '<div style="height:20px;overflow:hidden"><p style="margin:12px 0">Half of it</p></div>', /^cut off by div/],
  ['text beyond the window', '<p style="position:fixed;left:760px;width:200px">Beyond the edge</p>', /^cut off by html/],
  ['a screen that moves sideways', '<div style="width:900px">Wide</div>', /^runs over its edge/],
  [
    'text out of its button',
    '<button style="width:40px;height:40px;white-space:nowrap;padding:0">Continue, please</button>',
    /^runs out of its button/,
  ],
  ['text over text', '<p style="margin:0">One line</p><p style="margin:-20px 0 0">Another line</p>', /^stands over p/],
  ['a covered button', '<button>Send</button><div style="position:fixed;inset:0"></div>', /^covered by div.*button "Send"/],
];

for (const [what, body, finding] of WRONG) {
  test(`who looks sees ${what}`, async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 600 });
    await page.setContent(body);
    expect((await page.evaluate(examine)).join('\n')).toMatch(new RegExp(finding, 'm'));
  });
}

test('and nothing where nothing is wrong', async ({ page }) => {
  await page.setContent(
    '<h1>How was it?</h1><button>Good</button><div style="height:80px;overflow:auto"><p>One</p><p style="margin-top:200px">Below</p></div>',
  );
  expect(await page.evaluate(examine)).toEqual([]);
});

test('a sample of all screens of all services, with longer text and mirrored too', async ({ browser }) => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'candour-gallery-'));
  await buildPseudoKiosk(join(folder, 'kiosk'));
  const stages = [await aStage(browser, resolve('dist'), 1), await aStage(browser, folder, 1)] as const;
  const random = seededRandom(SEED);
  const findings: Finding[] = [];
  const pictures = chosen(everyPicture(await shippedConfigurations()), PICTURES, SEED);
  expect(new Set(pictures.map(({ organisation }) => organisation)).size).toBeGreaterThan(2);
  for (const picture of pictures) {
    const sizes: Size[] = [random.pick([...KIOSK_SIZES] as unknown as [Size, ...Size[]])];
    await test.step(nameOf(picture), async () => {
      findings.push(...(await lookAt({ stage: stages[picture.pseudoOf ? 1 : 0], picture, sizes, folder: null })));
    });
  }
  for (const stage of stages) await stage.end();
  rmSync(folder, { recursive: true, force: true });
  expect(findings).toEqual([]);
});

test('words of another language on a screen, and bad contrast, are found there', async ({ browser }) => {
  const stage = await aStage(browser, resolve('dist'), 1);
  const picture = everyPicture(await shippedConfigurations()).find(
    (one) => !one.pseudoOf && one.locale === 'es' && one.screen === 'attract',
  );
  if (!picture) throw new Error('no kiosk in Spanish');
  expect(await lookAt({ stage, picture, sizes: [[1280, 800]], folder: null })).toEqual([]);
  const frame = await stage.show(picture);
  await frame.evaluate(() => {
    document.querySelector('.invitations [lang="es"] span')?.replaceChildren('Touch me');
    const owner = document.querySelector<HTMLElement>('.owner strong');
    if (owner) owner.style.color = '#ddd';
    document.querySelector('.middle')?.append(document.createElement('img'));
  });
  expect(await foreign(frame, picture)).toContain('es: Touch me');
  expect((await frame.evaluate(faintText, ENOUGH_CONTRAST)).join()).toMatch(/^faint, 1\.\d\d to 1/);
  expect((await axe(frame)).join()).toContain('image-alt');
  await stage.end();
});
