// A harbour whose messages become cases with days promised, for tests of receipts: a new day for each test, so that whatever was slowed is over.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { AddFactsAnswer, CaseAnswer, CaseRow, CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import type { What } from '../../src/protocol/cases/case-facts.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from './api-collector.ts';
import { aKiosk, type TestKiosk } from './api-kiosk.ts';
import { aPerson, type TestPerson } from './api-person.ts';
import { aReceipt, askReceipt, sendMessage, type TestReceipt } from './api-receipt.ts';
import { policyOf } from './shipped-policy.ts';

const DAY_MS = 24 * 3_600_000;

/** `collector`, `kiosk` and `handler` are those of the test that runs now. The site `south` is the police's. */
export function receiptHarbour() {
  let collector: TestCollector;
  let kiosk: TestKiosk;
  let handler: TestPerson;
  let counter = 0;
  beforeAll(async () => {
    collector = await aCollector();
    kiosk = await aKiosk(collector);
    await promise(collector);
  });
  afterAll(() => collector.stop());
  beforeEach(async () => {
    collector.clock.now += DAY_MS;
    handler = await aPerson(collector, { role: 'handler' });
  });

  const newest = async (person = handler): Promise<CaseRow> =>
    (await asJson<CasesAnswer>(person.get('/api/v1/cases?limit=1'))).cases[0] as CaseRow;
  /** Of the next message. */
  const receipt = () => aReceipt(kiosk, ++counter);
  return {
    get collector() {
      return collector;
    },
    get kiosk() {
      return kiosk;
    },
    get handler() {
      return handler;
    },
    newest,
    receipt,
    one: (id: string, person = handler) => asJson<CaseAnswer>(person.get(`/api/v1/cases/${id}`)),
    /** By the handler. */
    add(id: string, what: What, words: object | null = null) {
      const fact = { id: randomUUID(), case: id, doneAt: NOON_OR_SO, basedOn: 99, what, words };
      return asJson<AddFactsAnswer>(handler.send('POST', '/api/v1/cases/facts', { facts: [fact] }));
    },
    /** A message that has come, and its case. */
    async arrived(answers?: object): Promise<{ receipt: TestReceipt; case: CaseRow }> {
      const made = await receipt();
      await sendMessage(collector, kiosk, made, answers);
      return { receipt: made, case: await newest() };
    },
    /** By the sender. */
    adds: (body: object) => askReceipt(collector, 'additions', body),
  };
}

export async function asJson<T>(response: Promise<Response>): Promise<T> {
  return (await response).json() as Promise<T>;
}

async function promise({ parts }: TestCollector): Promise<void> {
  const { kiosks, casePolicies } = parts.store;
  const sites = await kiosks.sites('harbour');
  const withPolice = sites.map((site) => ({ ...site, police: site.id === 'south' }));
  await kiosks.putOrganisation({ id: 'harbour', name: { en: 'Harbour' } }, withPolice);
  const becomesCase = ['compliment', 'complaint', 'question'].map((kind) => ({
    ...{ form: 'say', kind },
    when: { question: 'kind', is: [kind] },
  }));
  const policy = { ...policyOf({ respond: { workingDays: 5, toBeConfirmed: true } }), becomesCase, contactChannel: [] };
  await casePolicies.putPolicy({ organisation: 'harbour', policy: JSON.stringify(policy), putAt: NOON_OR_SO });
}
