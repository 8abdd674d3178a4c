// Rubbish in configuration that is accepted makes a kiosk that shows something on every screen: a seeded sample of what
// tests/unit/server/rubbish.test.ts accepts, in real Chromium. Showing one first renders all of its screens in all its languages.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { everyScreen, screenName } from '../../src/kiosk/screens/every-screen.ts';
import type { Configuration } from '../../src/protocol/configuration.ts';
import { aStage, type Stage } from '../gallery/stage.ts';
import { seededRandom } from '../scenario/seeded-random.ts';
import { acceptedRubbish } from '../support/accepted-rubbish.ts';

const SHIPPED = 'kiosk-config/organisations';
const SAMPLE = 4;
let stage: Stage;

test.beforeAll(async ({ browser }) => {
  stage = await aStage(browser, resolve('dist'), 1);
  await stage.resize(1280, 800);
});
test.afterAll(() => stage.end());

for (const organisation of readdirSync(SHIPPED))
  test(`${organisation}: never a blank screen`, async () => {
    test.setTimeout(90_000);
    const file = JSON.parse(readFileSync(join(SHIPPED, organisation, 'organisation.json'), 'utf8'));
    const kiosk = readdirSync(join(SHIPPED, organisation, 'kiosks'))[0] as string;
    const kioskFile = JSON.parse(readFileSync(join(SHIPPED, organisation, 'kiosks', kiosk), 'utf8'));
    for (const { configuration, seed, what } of acceptedRubbish(file, kioskFile, SAMPLE))
      for (const { screen, locale } of twoScreens(configuration, seed)) {
        const frame = await stage.show({ organisation, kiosk, configuration, pseudoOf: null, screen, locale, mode: 'default' });
        const read = frame.locator('main').getByText(/\S/).filter({ visible: true }).first();
        await expect(read, `${organisation}, seed ${seed} (${what}): ${screen} in ${locale}`).toBeVisible();
      }
  });

/** The first, and one by the seed. */
function twoScreens(configuration: Configuration, seed: number): { screen: string; locale: string }[] {
  const random = seededRandom(seed);
  const { locales } = configuration;
  const screens = everyScreen(configuration, 'en').map((state) => screenName(state, configuration));
  return ['attract', screens[random.below(screens.length)] as string].map((screen) => ({
    screen,
    locale: locales[random.below(locales.length)] as string,
  }));
}
