// By ear: what is said, in which order and language, on the shipped configuration of the police. The device's voices are stood in for by ones
// that write down what they were to say (tests/support/stand-in-voices.ts): test machines have none.
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode } from '../support/console-session.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { publish } from '../support/publish.ts';
import { inSixLanguages } from '../support/six-languages.ts';
import { isSpeaking, speakWithoutEnd, standInVoices, utteredSince } from '../support/stand-in-voices.ts';
import { until } from '../support/until.ts';
import { begin } from '../support/visitor.ts';

const LOCALES = ['en', 'es', 'fr'] as const;
type Words = Record<string, string>;
const ACCESS = Object.fromEntries(
  LOCALES.map((locale) => [locale, JSON.parse(readFileSync(`kiosk-config/texts/access/${locale}.json`, 'utf8'))]),
) as Record<(typeof LOCALES)[number], Words>;

test.describe.configure({ mode: 'serial' });

let collector: CollectorProcess;
let kiosk: KioskWindow;
let page: Page;

test.beforeAll(async () => {
  collector = await aCollector();
  const administrator = await anAdministrator(collector);
  await publish(administrator, 'george-town', (shipped) => ({
    ...inSixLanguages(shipped),
    locales: [...LOCALES],
    access: { speechKey: 'F9' },
  }));
  kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`, {
    prepare: (context) =>
      standInVoices(context, [
        { lang: 'en-GB', localService: true },
        { lang: 'es-ES', localService: true },
        { lang: 'fr-FR', localService: false },
      ]),
  });
  ({ page } = kiosk);
  await expect(page.locator('.attract')).toBeVisible();
});

test.afterAll(async () => {
  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

test.beforeEach(async () => {
  await page.reload();
  await expect(page.locator('.invitations button')).toHaveCount(LOCALES.length);
  await page.waitForFunction(() => document.documentElement.dataset.text === 'normal');
  await page.keyboard.press('F9');
});

test('each screen when it comes, each thing as it is reached, each in the language it is written in, also one chosen half-way; nothing for the next visitor', async () => {
  await hears(
    ...[`en-GB ${ACCESS.en.speechHow}`, 'en-GB How was your visit?', 'es-ES ¿Cómo fue su visita?'],
    'en-GB Comment s’est passée votre visite\u00a0?',
  );
  await page.locator('.invitations button').first().tap();
  await hears('en-GB How was our service today?', 'en-GB Touch a face. That is all we need.');
  await bar('next').tap();
  await hears('en-GB Very happy');
  await bar('again').tap();
  await hears('en-GB Very happy');
  await page.keyboard.press('Tab');
  await hears('en-GB Very happy');
  await page.keyboard.press('ArrowDown');
  await hears('en-GB Happy');
  await page.getByRole('button', { name: 'Español', exact: true }).tap();
  await hears('es-ES ¿Qué le pareció nuestro servicio hoy?', 'es-ES Toque una cara. Con eso basta.');
  for (const face of ['Muy contento', 'Contento']) {
    await bar('next', 'es').tap();
    await hears(`es-ES ${face}`);
  }
  await bar('choose', 'es').tap();
  await hears(
    ...['es-ES Gracias, ya está guardado. Lo demás es opcional.', 'es-ES ¿Qué marcó la diferencia?'],
    'es-ES Elija todas las que quiera',
  );
  await page.locator('.reason').nth(1).tap();
  await hears(`es-ES Amabilidad y respeto, ${ACCESS.es.chosen}`);
  await page.getByRole('button', { name: 'Continuar' }).tap();
  await hears('es-ES ¿Quiere añadir algo?', `es-ES ${ACCESS.es.field}`);
  await speakWithoutEnd(page);
  await page.getByRole('button', { name: 'Nada más, gracias' }).tap();
  await hearsAtLast('es-ES Gracias');
  expect(await isSpeaking(page)).toBe(true);
  await page.locator('button.cover').tap();
  await expect(page.locator('.attract')).toBeVisible();
  expect(await isSpeaking(page), 'cut off with the visit').toBe(false);
  await begin(page);
  expect(await utteredSince(page), 'the next visitor hears nothing').toEqual([]);
});

test('what is typed is not said; where the device has no voice of its own, nothing is offered; it can be made louder', async () => {
  await page.locator('.invitations button').first().tap();
  await page.getByRole('button', { name: 'Happy', exact: true }).tap();
  await page.getByRole('button', { name: 'Continue' }).tap();
  await hearsAtLast(`en-GB ${ACCESS.en.field}`);
  await page.keyboard.type('Secret');
  await expect(page.getByRole('textbox')).toHaveValue('Secret');
  await page.getByRole('button', { name: 'Access', exact: true }).tap();
  await hears(`en-GB ${ACCESS.en.title}`);
  for (const _ of [1, 2]) await page.getByRole('button', { name: `${ACCESS.en.volume}: ${ACCESS.en.more}` }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).tap();
  await page.getByRole('button', { name: 'Français', exact: true }).tap();
  await expect(page.locator('.access-bar'), 'a voice that needs a network is none').toHaveCount(0);
  await page.getByRole('button', { name: 'Accessibilité', exact: true }).tap();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('button', { name: ACCESS.fr.speech as string })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'English', exact: true }).tap();
  await speakWithoutEnd(page);
  await page.getByRole('button', { name: 'Send' }).tap();
  await hearsAtLast('en-GB at 1 Thank you');
  expect(await isSpeaking(page), 'the fresh page waits for the end of it').toBe(true);
});

function bar(name: 'again' | 'next' | 'choose', locale: 'en' | 'es' = 'en') {
  return page.locator('.access-bar').getByRole('button', { name: ACCESS[locale][name] as string, exact: true });
}

/** These, and nothing else, from the last time on. What was said in between and cut off counts as well. */
async function hears(...wanted: string[]): Promise<void> {
  expect(await heardUntil(({ length }) => length >= wanted.length)).toEqual(wanted);
}

async function hearsAtLast(wanted: string): Promise<void> {
  await heardUntil((heard) => heard.at(-1) === wanted);
}

async function heardUntil(enough: (heard: string[]) => boolean): Promise<string[]> {
  const heard: string[] = [];
  const listen = async () => {
    for (const { lang, volume, text } of await utteredSince(page)) heard.push(`${lang} ${volume === 0.7 ? '' : `at ${volume} `}${text}`);
    return heard;
  };
  return until(listen, enough, 10_000);
}
