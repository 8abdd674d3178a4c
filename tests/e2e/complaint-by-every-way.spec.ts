// A complaint on the shipped configuration of the ministry in Belize, from the first touch to the receipt, in each of the six languages: by keys
// alone, by one switch alone, by touch alone. What arrives is read. By touch, which is slow to test, two languages have their turn in each
// run, by the seed; with CANDOUR_EVERY_WAY=1 all six.
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Configuration } from '../../src/protocol/configuration.ts';
import type { ConfigurationAnswer, InboxItem } from '../../src/protocol/console-api.ts';
import { KIOSK_LOCALES, type KioskLocale } from '../../src/protocol/kiosk-locales.ts';
import type { LocalisedText } from '../../src/protocol/text.ts';
import { aStaffMember, type ConsoleSession, inboxItems } from '../support/console-session.ts';
import { beginScanning, takeByOneSwitch } from '../support/one-switch.ts';
import { aPairedKiosk, type PairedKiosk } from '../support/paired-kiosk.ts';
import { publish } from '../support/publish.ts';
import { inSixLanguages } from '../support/six-languages.ts';
import { keyFor, typeByTouch } from '../support/typing.ts';
import { until } from '../support/until.ts';
import { freshPage, leaveThanks } from '../support/visitor.ts';

const MINISTRY = 'mps-belize';
const KIOSK = 'belmopan-ground-floor';
type Way = 'touch' | 'keys' | 'one switch';
const SEED = Number(process.env.CANDOUR_SEED ?? 1);
const isItsTurn = (place: number) => Boolean(process.env.CANDOUR_EVERY_WAY) || (place + SEED) % 3 === 0;
const TURNS = KIOSK_LOCALES.flatMap((locale, place) =>
  (['keys', 'one switch', ...(isItsTurn(place) ? ['touch' as const] : [])] as const).map((way: Way) => ({ locale, way })),
);
const WORDS: Readonly<Record<KioskLocale, string>> = { en: 'Ok', es: 'Ay', sw: 'La', fr: 'Oh', pt: 'Oi', ar: 'لا' };

test.describe.configure({ mode: 'serial' });

let rig: PairedKiosk;
let page: Page;
let staff: ConsoleSession;
let configuration: Configuration;
const sent: string[] = [];

test.beforeAll(async () => {
  rig = await aPairedKiosk(KIOSK, MINISTRY, async (administrator) => {
    await publish(administrator, KIOSK, (shipped) => ({
      ...inSixLanguages(shipped),
      sync: { intervalMs: 1_000 },
      access: { scanMs: 500 },
    }));
    ({ configuration } = await administrator.get<ConfigurationAnswer>(`/kiosks/${KIOSK}/configuration`));
  });
  ({ page } = rig);
  await page.clock.install();
  await page.reload();
  staff = await aStaffMember(rig.collector, rig.administrator);
});

test.afterAll(() => rig.end());

for (const { locale, way } of TURNS)
  test(`a complaint in ${locale} by ${way}, from the first touch to the receipt`, async () => {
    const words = wordsOf(locale);
    const hand = HANDS[way];
    await expect(page.locator('.attract')).toBeVisible();
    await hand.begin?.();
    await hand.take(page.locator(`.invitations button[lang="${locale}"]`));
    await hand.take(button(form().door[locale] as string));
    for (const [id, act] of [
      ['kind', 'complaint'],
      ['what-happened', WORDS[locale]],
      ['day', null],
      ['time', null],
      ['where', 'online'],
      ['department', null],
      ['service', null],
      ['outcome', null],
      ['contact', 'no'],
    ] as const) {
      const step = stepOf(id);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(step.text[locale] as string);
      if (act === null) await hand.take(button(words.skip));
      else if (step.options) await hand.take(button(step.options.find((option) => option.id === act)?.text[locale] as string));
      else {
        await hand.write(act);
        await expect(page.getByRole('textbox')).toHaveValue(act);
        await hand.take(button(words.continue));
      }
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.reviewTitle);
    await hand.take(button(words.send));
    await expect(page.locator('.receipt')).toBeVisible();
    await hand.take(button(words.receiptHave));
    await expect(page.locator('.message [data-sign="done"]')).toBeVisible();
    if (hand.end) {
      // Thanks stay as this visitor needs them, until they are over; then comes the fresh page.
      const renewed = page.waitForEvent('load');
      await hand.end();
      await renewed;
    } else {
      await freshPage(page);
      await leaveThanks(page);
    }
    await expect(page.locator('.attract')).toBeVisible();
    await expect(page.locator('[data-scan]'), 'the next visitor has it not').toHaveCount(0);
    sent.push(`${locale} kind: A complaint, what-happened: ${WORDS[locale]}, where: Online, contact: No, don’t contact me`);
  });

test('all of them arrive, each in its language, with what was answered', async () => {
  const items = await until(
    async () => (await inboxItems(staff)).filter(({ kind }) => kind === 'message'),
    ({ length }) => length >= sent.length,
  );
  expect(items.map(told).sort()).toEqual([...sent].sort());
});

type Hand = { begin?(): Promise<void>; take(one: Locator): Promise<void>; write(words: string): Promise<void>; end?(): Promise<void> };

const HANDS: Readonly<Record<Way, Hand>> = {
  touch: { take: (one) => one.tap(), write: (words) => typeByTouch(page, words) },
  keys: { take: takeByKeys, write: (words) => page.keyboard.type(words) },
  'one switch': {
    begin: () => beginScanning(page),
    take: (one) => takeByOneSwitch(page, one),
    async write(words) {
      await page.locator('.keyboard').waitFor();
      for (const letter of words) await takeByOneSwitch(page, keyFor(page, letter));
    },
    end: () => page.clock.resume(),
  },
};

/** Tab until it has the focus, then Enter. */
async function takeByKeys(wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let tabs = 0; tabs < 80; tabs++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((one) => one === document.activeElement)) return page.keyboard.press('Enter');
  }
  throw new Error(`Tab never came to ${wanted}`);
}

function button(name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

function form() {
  const found = configuration.forms?.find(({ id }) => id === 'feedback');
  if (!found) throw new Error('the ministry has no form for feedback');
  return found;
}

function stepOf(id: string): { text: LocalisedText; options?: readonly { id: string; text: LocalisedText }[] } {
  const step = form().steps.find((one) => one.id === id);
  if (!step) throw new Error(`its form asks for no ${id}`);
  return { text: step.text, ...('options' in step ? { options: step.options } : {}) };
}

function wordsOf(locale: KioskLocale) {
  const read = (path: string) => JSON.parse(readFileSync(`kiosk-config/texts/${path}${locale}.json`, 'utf8'));
  return { ...read(''), ...read('later/') } as Record<'skip' | 'continue' | 'send' | 'reviewTitle' | 'receiptHave', string>;
}

function told({ message, locale }: InboxItem): string {
  const given = message?.answers.map(({ question, given: [answer] }) => `${question}: ${typeof answer === 'string' ? answer : answer?.en}`);
  return `${locale} ${given?.join(', ')}`;
}
