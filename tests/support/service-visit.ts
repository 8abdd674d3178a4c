// A visitor at a kiosk of a shipped organisation, by touch and with the kiosk's own keyboard, and the two who read what arrived: a member of
// staff the words, an administrator the entries.
import { expect, type Page } from '@playwright/test';
import type { ExportedEntry, InboxItem } from '../../src/protocol/console-api.ts';
import { aStaffMember, type ConsoleSession, inboxItems } from './console-session.ts';
import type { KioskWindowOptions } from './kiosk-window.ts';
import { aPairedKiosk, type PairedKiosk } from './paired-kiosk.ts';
import { typeByTouch } from './typing.ts';
import { until } from './until.ts';

type Touched = string | RegExp;
type Step = readonly [question: string, ...touches: Touched[]];
export type ServiceVisit = PairedKiosk & {
  staff: ConsoleSession;
  touch(name: Touched): Promise<void>;
  /** This is what the screen asks now. */
  asked(question: string): Promise<void>;
  /** What is asked, and what is touched there, one after another. */
  answers(...steps: readonly Step[]): Promise<void>;
  writes(question: string, words: string, onwards?: string): Promise<void>;
  begins(door?: Touched): Promise<void>;
  /** From the review to the first screen again. */
  sends(): Promise<void>;
  /** Once so many have arrived, oldest first. */
  messages(count: number): Promise<InboxItem[]>;
  /** Of all kiosks of the organisation. */
  entries(enough: (entries: ExportedEntry[]) => boolean): Promise<ExportedEntry[]>;
};

export async function aServiceVisit(
  kiosk: string,
  organisation: string,
  options?: KioskWindowOptions,
  before?: Parameters<typeof aPairedKiosk>[2],
): Promise<ServiceVisit> {
  const rig = await aPairedKiosk(kiosk, organisation, before, options);
  const staff = await aStaffMember(rig.collector, rig.administrator, 'intake', 'intake');
  const hands = handsAt(rig.page);
  return {
    ...rig,
    ...hands,
    staff,
    messages: (count) =>
      until(
        async () => (await inboxItems(staff)).filter(({ kind }) => kind === 'message'),
        ({ length }) => length === count,
      ),
    entries: (enough) => until(async () => JSON.parse(await rig.administrator.text(`/exports/entries.json`)) as ExportedEntry[], enough),
  };
}

export function handsAt(page: Page): Pick<ServiceVisit, 'touch' | 'asked' | 'answers' | 'writes' | 'begins' | 'sends'> {
  const touch = (name: Touched) => page.getByRole('button', { name, exact: true }).tap();
  const asked = (question: string) => expect(page.getByRole('heading', { level: 1, name: question, exact: true })).toBeVisible();
  const invitation = page.getByRole('button', { name: /Touch to tell us/ });
  return {
    touch,
    asked,
    async answers(...steps) {
      for (const [question, ...touches] of steps) {
        await asked(question);
        for (const name of touches) await touch(name);
      }
    },
    async writes(question, words, onwards = 'Continue') {
      await asked(question);
      await typeByTouch(page, words);
      await touch(onwards);
    },
    async begins(door) {
      await invitation.tap();
      await asked('How was our service today?');
      if (door) await touch(door);
    },
    async sends() {
      await touch('Send');
      await asked('Thank you');
      await touch('I have it');
      // The thanks go by themselves; a benchmark has no longer patience of its own.
      await expect(invitation).toBeVisible({ timeout: 15_000 });
    },
  };
}

/** The answers of a message as the kiosk's English labels say them. */
export function inEnglish(item: InboxItem | undefined): Record<string, string> {
  return Object.fromEntries(
    (item?.message?.answers ?? []).map(({ question, given }) => [
      question,
      given.map((each) => (typeof each === 'string' ? each : each.en)).join(', '),
    ]),
  );
}

/** The plain body of the last entry of a kind. */
export function bodyOf(entries: readonly ExportedEntry[], kind: string): unknown {
  return JSON.parse(entries.findLast((entry) => entry.kind === kind)?.body ?? 'null');
}
