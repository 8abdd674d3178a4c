// The desk of cases as a person works at it in the console: what they press and fill in, by the names that they read.
import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { CaseAnswer, CaseRow, OpenCaseAnswer } from '../../src/protocol/cases/case-api.ts';
import type { Role } from '../../src/protocol/console-api.ts';
import type { ConsoleSession } from './console-session.ts';
import { aConsoleWindow, goTo } from './console-window.ts';
import type { KioskWindow } from './kiosk-window.ts';

/** Somebody of this role at a console of their own, looking at the desk. */
export async function atTheDesk(
  administrator: ConsoleSession,
  role: Role,
  name: string,
  sites: readonly string[] | null = null,
): Promise<KioskWindow> {
  const { link } = await administrator.post<{ link: string }>('/people/invitations', { name, role, sites });
  const window = await aConsoleWindow(link, name, name.toLowerCase().replaceAll(' ', '.'));
  await goTo(window.page, 'Cases');
  return window;
}

/** By a session at the API: for stories that begin with a case that is there. */
export async function aPaperCase(session: ConsoleSession, site: string, text: string, more: object = {}): Promise<CaseRow> {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const opening = { from: 'elsewhere', case: randomUUID(), id: randomUUID(), doneAt: Date.now(), channel: 'paper', site, day };
  const answer = await session.post<OpenCaseAnswer>('/cases', { ...opening, kind: 'complaint', contact: 'none', words: { text }, ...more });
  if (!answer.case) throw new Error('opened, but not for this person');
  return answer.case;
}

export function theCase(session: ConsoleSession, id: string): Promise<CaseAnswer> {
  return session.get<CaseAnswer>(`/cases/${id}`);
}

type Filled = Record<string, string>;

/** Presses what is named, also among what unfolds, and fills in the dialog where there is one: labels and what is chosen or typed. */
export async function act(page: Page, name: string, filled: Filled | null = {}): Promise<void> {
  const button = page.locator('.actions').getByRole('button', { name, exact: true });
  const unfold = page.locator('.actions summary');
  await button.or(unfold).filter({ visible: true }).first().waitFor();
  if (!(await button.isVisible())) await unfold.click();
  await button.click();
  if (filled === null) return;
  const dialog = page.getByRole('dialog', { name });
  for (const [label, value] of Object.entries(filled)) await fillIn(dialog.getByLabel(label, { exact: true }), value);
  await dialog.getByRole('button', { name: /^(Save|Yes)$/ }).click();
  await expect(dialog).toBeHidden();
}

export async function fillIn(control: ReturnType<Page['getByLabel']>, value: string): Promise<void> {
  const kind = await control.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.localName));
  if (kind === 'select') await control.selectOption({ label: value });
  else if (kind === 'checkbox') await control.setChecked(value === 'yes');
  else await control.fill(value);
}

export function history(page: Page) {
  return page.locator('.case-history > li');
}

/** Nothing of the case that is open waits any more. */
export async function allSent(page: Page): Promise<void> {
  await expect(page.locator('.case header')).toBeVisible();
  await expect(page.locator('.case-history .waits')).toHaveCount(0);
  await expect(page.locator('.case header').getByText('Waiting to be sent')).toHaveCount(0);
}
