// Two hundred comments, and no word of them can be found: not in the kiosk's profile while they wait, after a kill, or once they are
// sent; not in the collector's database, audit trail or log. `profile-search.ts` says in which forms is searched. The same words sent
// unsealed are found in both copies of the outbox.
import { cpSync, rmSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { aReaderKey } from '../support/api-reader.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aStaffMember, type ConsoleSession, inboxItems, kioskRow } from '../support/console-session.ts';
import { aDrivenKiosk } from '../support/driven-kiosk.ts';
import { removeProfile } from '../support/kiosk-window.ts';
import { filesWith } from '../support/profile-search.ts';
import { until } from '../support/until.ts';
import { visit } from '../support/visitor.ts';

const COMMENTS = 200;
/** Two rare words, one of them not of ASCII, at a different place in every comment. */
const RARE = ['Zanzibarquokka', 'Ñandúwombat'];
const comment = (place: number) => `${'so '.repeat(place % 7)}${RARE[0]} ${place} ${'…'.repeat(place % 3)}${RARE[1]} at the counter`;

test('200 comments leave no word of theirs on any disk', async () => {
  test.setTimeout(180_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  // At a police site intake alone has keys that open what waits.
  const staff = await aStaffMember(collector, administrator, 'intake', 'intake');
  await enrolReader(staff, administrator);
  const profile = `/tmp/candour-words-${process.pid}`;
  const acknowledged = new Map<string, number>();
  let kiosk = await aDrivenKiosk(collector.url, { profile, acknowledged });
  await kiosk.station();
  await kiosk.pair(administrator, 'george-town');
  await until(
    () => kioskRow(administrator, 'george-town'),
    ({ wanted, confirmed }) => wanted !== null && wanted === confirmed,
  );
  await collector.stop();

  // Typed like a visitor would, so that the page's own traces count too; then the rest through the same worker.
  await visit(kiosk.page, 'Unhappy', comment(0));
  await leaveComments(kiosk.page, 1, COMMENTS);
  await expect.poll(() => acknowledged.size).toBeGreaterThanOrEqual(COMMENTS);
  const copy = `${profile}-copy`;
  cpSync(profile, copy, { recursive: true, filter: (path) => !path.includes('Singleton') });
  expectNoWords(copy, 'while they wait');
  rmSync(copy, { recursive: true });
  await kiosk.kill();
  expectNoWords(profile, 'after a kill');

  await collector.start();
  kiosk = await aDrivenKiosk(collector.url, { profile, acknowledged });
  expect(await kiosk.drain(60_000)).toBe(true);
  const read = (await everyItem(staff)).map(({ words }) => words);
  expect(read.toSorted()).toEqual(Array.from({ length: COMMENTS }, (_, place) => comment(place)).toSorted());
  await collector.stop();
  expectNoWords(collector.dataDir, 'at the collector');
  for (const word of RARE) expect(collector.printed()).not.toContain(word);

  await leavePlain(kiosk.page);
  await kiosk.close();
  expectNoWords(profile, 'after sending');
  const found = filesWith(profile, 'Quaggacontrol').map((file) => file.slice(profile.length));
  expect(
    found.some((file) => file.includes('IndexedDB')),
    `control: in the database, of ${found}`,
  ).toBe(true);
  expect(
    found.some((file) => file.includes('File System')),
    `control: in the journal, of ${found}`,
  ).toBe(true);
  removeProfile(profile);
});

async function enrolReader(staff: ConsoleSession, administrator: ConsoleSession): Promise<void> {
  const { publicKey, credentialId } = await aReaderKey('rcips');
  await staff.post('/readers', { publicKey, credentialId });
  const [reader] = (await administrator.get<{ readers: { keyId: string }[] }>('/readers')).readers;
  await administrator.post(`/readers/${reader?.keyId}/approval`, {});
}

async function leaveComments(page: Page, from: number, end: number): Promise<void> {
  const texts = Array.from({ length: end - from }, (_, place) => comment(from + place));
  await page.evaluate(record, { kind: 'comment', form: 'sealed', values: texts.map((text) => ({ questionId: 'more', text })) } as const);
}

/** Words where none belong, so that they are written as they are. */
async function leavePlain(page: Page): Promise<void> {
  const values = [{ questionId: 'why', reasonIds: [`Quaggacontrol ${comment(1).length}`] }];
  await page.evaluate(record, { kind: 'reasons', form: 'plain', values } as const);
  await page.waitForFunction(() => globalThis.drive.state.state === 'paired');
}

type Drafts = { kind: 'comment' | 'reasons'; form: 'sealed' | 'plain'; values: readonly unknown[] };

/** Runs in the page. */
function record({ kind, form, values }: Drafts): void {
  const station = globalThis.drive.state;
  if (station.state !== 'paired') throw new Error(station.state);
  const newId = (): string => crypto.randomUUID().replace(/^(.{8})-(.{4})-4/, '$1-$2-7');
  for (const [place, value] of values.entries()) {
    const now = { wallMs: Date.now(), monotonicOriginMs: performance.timeOrigin + performance.now() };
    const draft = { id: newId(), visit: newId(), kind, revision: station.revision, locale: 'en', ...now, body: { form, value } };
    globalThis.drive.tell({ type: 'record', call: 5_000_000 + place, draft });
  }
}

function expectNoWords(folder: string, when: string): void {
  for (const word of RARE) expect(filesWith(folder, word), `${word} ${when}`).toEqual([]);
}

async function everyItem(staff: ConsoleSession) {
  const first = await inboxItems(staff);
  const { items } = await staff.get<{ items: typeof first }>(`/inbox?after=${first.at(-1)?.arrival ?? 0}&limit=200`);
  return [...first, ...items];
}
