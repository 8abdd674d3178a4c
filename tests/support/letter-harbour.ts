// A harbour with letters and a real SMTP server, for tests of both.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { CaseAnswer, CaseRow, CasesAnswer, OpenCaseAnswer } from '../../src/protocol/cases/case-api.ts';
import type { LetterDraft, SendLetterAnswer } from '../../src/protocol/letters/letter-api.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from './api-collector.ts';
import { aKiosk, type TestKiosk } from './api-kiosk.ts';
import { aPerson, type TestPerson } from './api-person.ts';
import { aMailServer, type MailServer } from './mail-server.ts';
import { asJson } from './receipt-harbour.ts';
import { policyOf, shippedPolicy } from './shipped-policy.ts';

export const CONTACT = { email: 'officer@harbour.example', phone: '+1 345 555 0100' };

/** `mail`, `collector`, `kiosk` and `handler` are those of the test that runs now. */
export function letterHarbour() {
  let mail: MailServer;
  let collector: TestCollector;
  let kiosk: TestKiosk;
  let handler: TestPerson;
  beforeAll(async () => {
    mail = await aMailServer();
    collector = await aCollector({ mail: { smtpUrl: mail.url, from: 'Harbour <feedback@harbour.example>' } });
    kiosk = await aKiosk(collector);
    await promise(true);
    await signInAnew();
  });
  afterAll(async () => {
    await collector.stop();
    await mail.stop();
  });

  /** Sessions end while the clock goes on. */
  async function signInAnew(): Promise<void> {
    handler = await aPerson(collector, { role: 'handler' });
    await putContact(handler, CONTACT);
  }

  async function promise(acknowledgeByEmail: boolean): Promise<void> {
    const { letters } = shippedPolicy('mps-belize');
    const becomesCase = ['compliment', 'complaint', 'question'].map((kind) => ({
      ...{ form: 'say', kind },
      when: { question: 'kind', is: [kind] },
    }));
    const contactChannel = [{ when: { question: 'email', isAnswered: true }, channel: 'e-mail' }];
    const policy = {
      ...policyOf({ respond: { workingDays: 5 } }),
      becomesCase,
      contactChannel,
      letters: { ...letters, acknowledgeByEmail },
    };
    await collector.parts.store.casePolicies.putPolicy({ organisation: 'harbour', policy: JSON.stringify(policy), putAt: NOON_OR_SO });
  }

  async function idOf({ account }: TestPerson): Promise<string> {
    return (await collector.parts.store.people.byAccount(account))?.id ?? '';
  }
  const putContact = async (person: TestPerson, contact: object, by = person) =>
    by.send('POST', `/api/v1/people/${await idOf(person)}/contact`, contact);
  const one = (id: string, person = handler) => asJson<CaseAnswer>(person.get(`/api/v1/cases/${id}`));
  const newest = async (): Promise<CaseRow> => (await asJson<CasesAnswer>(handler.get('/api/v1/cases?limit=1'))).cases[0] as CaseRow;
  const draft = (id: string, query: string, person = handler) => person.get(`/api/v1/cases/${id}/letter-draft?${query}`);
  const drafted = (id: string, query: string) => asJson<LetterDraft>(draft(id, query));
  const send = (id: string, letter: object, person = handler) =>
    person.send('POST', `/api/v1/cases/${id}/letters`, {
      ...{ id: randomUUID(), followsId: randomUUID(), doneAt: NOON_OR_SO, basedOn: 99, kind: 'answer' },
      ...letter,
    });
  const facts = async (id: string) => (await one(id)).facts.map(({ what, by, words }) => ({ ...what, by, words }));
  /** All that is due now has been tried. */
  const sentAll = () => collector.parts.mail?.run();
  const codeOf = async (response: Promise<Response>) => (await asJson<{ code: string; path?: string }>(response)).code;

  async function onPaper(more: object = {}, person = handler): Promise<CaseRow> {
    const opening = { from: 'elsewhere', channel: 'paper', site: 'north', day: '2026-03-09', kind: 'complaint', contact: 'e-mail' };
    const words = { text: 'Nobody came.', name: 'Ann Example', email: 'ann@example.org', address: '1 Quay Street' };
    const asked = { ...opening, case: randomUUID(), id: randomUUID(), doneAt: NOON_OR_SO, words, ...more };
    const { case: row } = await asJson<OpenCaseAnswer>(person.send('POST', '/api/v1/cases', asked));
    if (!row) throw new Error('not opened');
    return row;
  }

  async function answer(row: CaseRow, more: object = {}): Promise<SendLetterAnswer> {
    const { subject, text } = await drafted(row.id, 'kind=answer');
    return asJson<SendLetterAnswer>(
      send(row.id, { by: 'e-mail', email: 'ann@example.org', subject, text: `We are sorry.\n${text}`, ...more }),
    );
  }

  return {
    get mail() {
      return mail;
    },
    get collector() {
      return collector;
    },
    get kiosk() {
      return kiosk;
    },
    get handler() {
      return handler;
    },
    ...{ signInAnew, promise, idOf, putContact, one, newest, draft, drafted, send, facts, sentAll, codeOf, onPaper, answer },
  };
}
