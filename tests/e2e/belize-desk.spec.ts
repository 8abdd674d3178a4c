// Belize's desk, by its shipped configuration: what a letter says of who answers and by when, and who reads what.
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { CaseAnswer, CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import type { LetterDraft } from '../../src/protocol/letters/letter-api.ts';
import { aPaperCase, atTheDesk, fillIn, theCase } from '../support/case-desk.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, type ConsoleSession, signIn } from '../support/console-session.ts';
import { removeProfile } from '../support/kiosk-window.ts';
import { aMailServer, type MailServer } from '../support/mail-server.ts';
import { filesWith } from '../support/profile-search.ts';

const ANN = { contact: 'e-mail', words: { text: 'Nobody answered my Quokkaletter.', name: 'Ann Example', email: 'ann@example.org' } };

let mail: MailServer;
let collector: CollectorProcess;
let administrator: ConsoleSession;
test.beforeAll(async () => {
  mail = await aMailServer();
  collector = await aCollector({ CANDOUR_SMTP_URL: mail.url, CANDOUR_MAIL_FROM: 'Ministry <feedback@mps.example>' });
  administrator = await anAdministrator(collector, 'boss', 'mps-belize');
});
test.afterAll(async () => {
  await collector.stop();
  await mail.stop();
});

test('BZ6: an answer is due in five working days, and the letter names the officer in full, with e-mail and number', async () => {
  test.setTimeout(180_000);
  const ana = await atTheDesk(administrator, 'handler', 'Ana Handler');
  const { page } = ana;
  const session = await signIn(collector.url, 'ana.handler');
  const row = await aPaperCase(session, 'belmopan', 'x', ANN);
  const days = workingDaysBetween(row.day, row.respondBy ?? '');
  expect([days >= 5, days <= 9], `${days} weekdays from ${row.day} to ${row.respondBy}`).toEqual([true, true]);
  await page.goto(`${collector.url}/console/#/cases/${row.id}`);
  await page.getByRole('button', { name: 'Write a letter' }).click();
  const dialog = page.getByRole('dialog');
  await fillIn(dialog.getByLabel('E-mail address'), 'ana@mps.example');
  await dialog.getByLabel('Phone number').fill('+501 822 0000');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Text', { exact: true })).toHaveValue(/Ana Handler[\s\S]*ana@mps\.example[\s\S]*\+501 822 0000/);
  await dialog.getByRole('button', { name: 'Send by e-mail' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => mail.received.map(({ to }) => to)).toEqual([['ann@example.org']]);
  const { facts } = await theCase(session, row.id);
  expect(JSON.stringify(facts)).toContain('+501 822 0000');

  const later = await aPaperCase(session, 'belmopan', 'x', ANN);
  const to = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const extended = { id: randomUUID(), case: later.id, doneAt: Date.now(), basedOn: 1, what: { fact: 'extended', to, toldOn: later.day } };
  await session.post('/cases/facts', { facts: [{ ...extended, words: { text: 'The file is in the archive.' } }] });
  const draft = await session.get<LetterDraft>(`/cases/${later.id}/letter-draft?kind=extension&locale=en`);
  for (const said of ['Ana Handler', 'ana@mps.example', '+501 822 0000']) expect(draft.text).toContain(said);
  await ana.close();
  removeProfile(ana.profile);
});

test('BZ7: a department sees its own cases, the quality-assurance unit those of all', async () => {
  const lands = await somebody('lands', { role: 'handler', departments: ['lands'] });
  const tax = await somebody('tax', { role: 'handler', departments: ['income-tax'] });
  const quality = await somebody('quality', { role: 'oversight' });
  const of = await aPaperCase(lands, 'belmopan', 'About land.', { department: 'lands' });
  const other = await aPaperCase(tax, 'belmopan', 'About tax.', { department: 'income-tax' });
  const seen = async (session: ConsoleSession) => (await session.get<CasesAnswer>('/cases?kind=complaint')).cases.map(({ id }) => id);
  expect(await seen(lands)).toContain(of.id);
  expect(await seen(lands)).not.toContain(other.id);
  expect(await seen(tax)).not.toContain(of.id);
  expect(await seen(quality)).toEqual(expect.arrayContaining([of.id, other.id]));
  await expect(tax.get(`/cases/${of.id}`)).rejects.toThrow('404');
});

test('BZ11: what somebody told in confidence is on no disk in the clear, and opens for who handles it alone', async () => {
  const handler = await somebody('confidant', { role: 'handler' });
  const row = await aPaperCase(handler, 'belmopan', 'x', ANN);
  const read = await theCase(handler, row.id);
  expect(read.facts[0]?.words).toMatchObject({ name: 'Ann Example', email: 'ann@example.org' });
  const byAdministrator = await administrator.get<CaseAnswer>(`/cases/${row.id}`);
  expect(byAdministrator.facts.map(({ words }) => words)).toEqual([null]);
  expect(filesWith(collector.dataDir, row.reference), 'what is plain is found there').not.toEqual([]);
  expect(filesWith(collector.dataDir, 'Quokkaletter')).toEqual([]);
});

async function somebody(
  account: string,
  { role, departments = null }: { role: string; departments?: string[] | null },
): Promise<ConsoleSession> {
  const invitation = { name: account, role, sites: null, departments };
  const { link } = await administrator.post<{ link: string }>('/people/invitations', invitation);
  const body = JSON.stringify({
    token: link.split('/link/')[1],
    name: account,
    account: `${account}-${randomUUID().slice(0, 8)}`,
    password: 'correct horse battery staple',
  });
  const asked = await fetch(`${collector.url}/api/v1/links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: collector.url },
    body,
  });
  expect(asked.status).toBe(200);
  return signIn(collector.url, JSON.parse(body).account);
}

/** Belize's midnight is six in the morning. */
const SIX_HOURS_MS = 6 * 3_600_000;

/** Weekdays alone: what comes at a weekend, and holidays, only make it later. */
function workingDaysBetween(from: string, to: string): number {
  let days = 0;
  for (let at = Date.parse(from) + 86_400_000; at < Date.parse(to) - SIX_HOURS_MS; at += 86_400_000)
    if (![0, 6].includes(new Date(at).getUTCDay())) days += 1;
  return days;
}
