// A collector that is killed while an e-mail is being handed over, with another one behind it: what waited is sent, once; what was under way is
// not sent again, and its owner is told that nobody knows.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseAnswer } from '../../src/protocol/cases/case-api.ts';
import type { LetterDraft } from '../../src/protocol/letters/letter-api.ts';
import { startCollector } from '../../src/server/start-collector.ts';
import { aPaperCase } from '../support/case-desk.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aStaffMember, type ConsoleSession } from '../support/console-session.ts';
import { aMailServer, type MailServer } from '../support/mail-server.ts';
import { until } from '../support/until.ts';

const FROM = 'Commissioner <feedback@office.example>';
let mail: MailServer;
let collector: CollectorProcess;
beforeEach(async () => {
  mail = await aMailServer();
  collector = await aCollector({ CANDOUR_SMTP_URL: mail.url, CANDOUR_MAIL_FROM: FROM });
});
afterEach(async () => {
  await collector.kill();
  mail.letGo();
  await mail.stop();
});

const sentTo = (address: string) => mail.received.filter(({ to }) => to.includes(address)).length;

test('nothing is sent twice, and nothing is lost', { timeout: 180_000 }, async () => {
  const session = await aStaffMember(collector, await anAdministrator(collector, 'boss', 'joic'), 'intake', 'intake');
  const { person } = await session.get<{ person: { id: string } }>('/session');
  await session.post(`/people/${person.id}/contact`, { email: 'officer@office.example', phone: '+44 1534 000000' });
  mail.hold();
  const cut = await answerTo(session, 'first@example.org');
  await until(
    async () => mail.held(),
    (held) => held === 1,
  );
  await answerTo(session, 'second@example.org');
  await collector.kill();
  // The server had it whole; nobody was there any more to hear so.
  mail.letGo();
  await collector.start();
  await until(
    async () => sentTo('second@example.org'),
    (sent) => sent === 1,
  );
  await collector.stop();

  const later = await startCollector({
    ...{ dataDir: collector.dataDir, configurationFolder: null, mail: { smtpUrl: mail.url, from: FROM } },
    clock: () => Date.now() + 16 * 60_000,
  });
  await later.parts.mail?.run();
  const facts = await later.parts.store.cases.facts('joic', cut);
  await later.stop();
  expect(facts.map(({ what }) => what).slice(-2)).toMatchObject([
    { fact: 'contact', outcome: 'uncertain' },
    { fact: 'state', to: 'in-progress' },
  ]);
  expect([sentTo('first@example.org'), sentTo('second@example.org')]).toEqual([1, 1]);
});

async function answerTo(session: ConsoleSession, email: string): Promise<string> {
  const { id } = await aPaperCase(session, 'castle-street', 'Nobody came.', { contact: 'e-mail', words: { text: 'Nobody came.', email } });
  const { subject, text } = await session.get<LetterDraft>(`/cases/${id}/letter-draft?kind=answer`);
  const letter = { id: randomUUID(), followsId: randomUUID(), doneAt: Date.now(), basedOn: 1, kind: 'answer', by: 'e-mail', email };
  await session.post(`/cases/${id}/letters`, { ...letter, subject, text });
  expect((await session.get<CaseAnswer>(`/cases/${id}`)).case.state).toBe('answered');
  return id;
}
