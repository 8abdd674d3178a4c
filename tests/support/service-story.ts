// A story of a shipped service: what somebody leaves at its kiosk, the desk where it becomes a case, and the phone on which they follow it by
// the code that they took from the screen.
import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import type { AddFactsAnswer, CaseRow, CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import type { FactWords, NewFact, What } from '../../src/protocol/cases/case-facts.ts';
import type { Role } from '../../src/protocol/console-api.ts';
import { atTheDesk, history, theCase } from './case-desk.ts';
import { type ConsoleSession, signIn } from './console-session.ts';
import { goTo } from './console-window.ts';
import { type KioskWindow, removeProfile } from './kiosk-window.ts';
import { publish, untilShown } from './publish.ts';
import { scannedFrom } from './scanned-code.ts';
import { aServiceVisit, type ServiceVisit } from './service-visit.ts';
import { until } from './until.ts';

/** Somebody at a console, and the same person at the API. */
export type Colleague = { page: Page; session: ConsoleSession };
export type ServiceStory = ServiceVisit & {
  /** Sends what was filled in, and opens on the phone what the code on the screen says. */
  sendsAndScans(): Promise<SenderPhone>;
  /** The one case that the message became. */
  itsCase(): Promise<CaseRow>;
  colleague(role: Role, name: string, sites?: readonly string[]): Promise<Colleague>;
};
type SenderPhone = {
  page: Page;
  says(heading: string): Promise<void>;
  press(name: string): Promise<void>;
  /** The lines about when. */
  dates: Locator;
};

export async function aServiceStory(browser: Browser, kiosk: string, organisation: string): Promise<ServiceStory> {
  const visit = await aServiceVisit(kiosk, organisation, { width: 1920, height: 1080 }, (by, { url }) =>
    publish(by, kiosk, () => ({ publicUrl: addressOf(url), sync: { intervalMs: 2_000 } })),
  );
  const { collector, administrator, staff, page, touch, asked } = visit;
  const windows: KioskWindow[] = [];
  const phones: Page[] = [];
  await untilShown(administrator, kiosk);
  return {
    ...visit,
    async sendsAndScans() {
      await touch('Send');
      await asked('Thank you');
      const scanned = new URL(await scannedFrom(page));
      expect([scanned.origin, scanned.pathname]).toEqual([addressOf(collector.url), '/receipt/']);
      await touch('I have it');
      const phone = await aPhone(browser);
      phones.push(phone);
      await phone.goto(scanned.href);
      return senderPhone(phone);
    },
    async itsCase() {
      const { cases } = await until(
        () => staff.get<CasesAnswer>('/cases'),
        (answer) => answer.cases.length === 1,
      );
      return cases[0] as CaseRow;
    },
    async colleague(role, name, sites) {
      const window = await atTheDesk(administrator, role, name, sites);
      windows.push(window);
      return { page: window.page, session: await signIn(collector.url, name.toLowerCase().replaceAll(' ', '.')) };
    },
    async end() {
      for (const phone of phones) await phone.context().close();
      for (const { close } of windows) await close();
      for (const { profile } of windows) removeProfile(profile);
      await visit.end();
    },
  };
}

/** The only address without a certificate that a kiosk says. */
function addressOf(url: string): string {
  return `http://localhost:${new URL(url).port}`;
}

async function aPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'en' });
  return context.newPage();
}

function senderPhone(page: Page): SenderPhone {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).tap();
  return {
    page,
    press,
    dates: page.getByRole('list', { name: 'Dates' }).getByRole('listitem'),
    /** Now or once it has come: what is not there yet is looked for again, as by a person who waits. */
    async says(heading) {
      const said = page.getByRole('heading', { level: 1, name: heading, exact: true });
      await expect(async () => {
        await press('Look again');
        await expect(said).toBeVisible({ timeout: 1_000 });
      }).toPass({ intervals: [1_000], timeout: 60_000 });
    },
  };
}

/** What happened, as the console sends it; it is taken. */
export async function adds(session: ConsoleSession, row: CaseRow, what: What, words: FactWords | null = null): Promise<void> {
  const fact = await saying(session, row, what, words);
  const { answers } = await session.post<AddFactsAnswer>('/cases/facts', { facts: [fact] });
  expect(answers).toMatchObject([{ answer: 'stored' }]);
}

/** By somebody who knows how the case stands. */
export async function saying(session: ConsoleSession, { id }: CaseRow, what: What, words: FactWords | null): Promise<NewFact> {
  const { number } = (await theCase(session, id)).case;
  return { id: randomUUID() as NewFact['id'], case: id, doneAt: Date.now(), basedOn: number, what, words };
}

/** Finds the case in the list of their console and opens it, with all that happened to it. */
export async function opensTheCase({ page, session }: Colleague, { id, reference }: CaseRow): Promise<void> {
  await goTo(page, 'Cases');
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await page.getByRole('link', { name: new RegExp(reference) }).click();
  await expect(page.locator('.case h2')).toContainText(reference);
  await expect(history(page)).toHaveCount((await theCase(session, id)).facts.length);
}

/** As people write a day. */
export function spokenDay(day: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day));
}
