// What a sender adds with their receipt, and what becomes of it.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { InboxAnswer } from '../../src/protocol/console-api.ts';
import { NOON_OR_SO } from '../support/api-collector.ts';
import { aKiosk } from '../support/api-kiosk.ts';
import { aPerson } from '../support/api-person.ts';
import { aReceipt, readArrived, readReceipt, sendMessage, type TestReceipt } from '../support/api-receipt.ts';
import { asJson, receiptHarbour } from '../support/receipt-harbour.ts';

const given = receiptHarbour();
const { add, adds, arrived, newest, one } = given;
const addition = ({ reference, proof }: TestReceipt, more: object = {}) => ({
  ...{ reference, proof, id: randomUUID(), wantsContact: false, satisfied: null, words: {} },
  ...more,
});

describe('a sender adds', () => {
  test('words that are sealed, once, however often they are sent', async () => {
    const { receipt, case: found } = await arrived();
    const body = addition(receipt, { words: { text: 'It was on Monday.', phone: '+1 345 949 1234' }, wantsContact: true });
    for (let again = 0; again < 2; again++)
      expect(await asJson(adds(body))).toMatchObject({ added: [{ hasText: true, wantsContact: true, satisfied: null }] });
    const { facts } = await one(found.id);
    expect(facts.filter(({ what }) => what.fact === 'added')).toMatchObject([
      { id: body.id, by: 'sender', words: { text: 'It was on Monday.', phone: '+1 345 949 1234' } },
    ]);
    const stored = await given.collector.parts.store.cases.facts('harbour', found.id);
    expect(JSON.stringify(stored)).not.toContain('Monday');
    expect(JSON.stringify(await readReceipt(given.collector, receipt))).not.toContain('Monday');
  });

  test('nothing under an id that is somebody else’s, nothing that says nothing', async () => {
    const { case: found } = await arrived();
    const id = randomUUID();
    await given.handler.send('POST', '/api/v1/cases/facts', {
      facts: [{ id, case: found.id, doneAt: NOON_OR_SO, basedOn: 1, what: { fact: 'note' }, words: { text: 'x' } }],
    });
    const { receipt } = await arrived();
    expect(await asJson(adds(addition(receipt, { id, wantsContact: true })))).toMatchObject({ code: 'shape-invalid', path: 'id' });
    expect(await asJson(adds(addition(receipt)))).toMatchObject({ code: 'shape-invalid' });
  });

  test('that the answer did not satisfy, which opens the case again, with new days; then that it did', async () => {
    const { receipt, case: found } = await arrived();
    await add(found.id, { fact: 'state', to: 'answered' }, { toPerson: 'Nothing found.' });
    expect(await asJson(adds(addition(receipt, { satisfied: false, words: { text: 'Ask the witness.' } })))).toMatchObject({
      ...{ state: 'looked-at', answer: { on: null, by: expect.any(String) }, asksSatisfied: false },
      added: [{ satisfied: false }],
    });
    expect((await one(found.id)).case).toMatchObject({ state: 'reopened', respondedAt: null });
    expect((await one(found.id)).facts.at(-1)).toMatchObject({ by: 'rule', what: { fact: 'reopened' } });
    await add(found.id, { fact: 'state', to: 'answered' }, { toPerson: 'You were right.' });
    expect(await readArrived(given.collector, receipt)).toMatchObject({ state: 'answered', asksSatisfied: true });
    expect(await asJson(adds(addition(receipt, { satisfied: true })))).toMatchObject({ state: 'answered', asksSatisfied: false });
    // Said once more on the way, an older "not" opens nothing again.
    await adds(addition(receipt, { words: { text: 'Thank you.' } }));
    expect((await one(found.id)).case.state).toBe('answered');
  });

  test('that the answer did not satisfy while another body has it: it stays there, and the case says so', async () => {
    const { receipt, case: found } = await arrived();
    await add(found.id, { fact: 'referred', to: 'Ombudsman' });
    expect(await asJson(adds(addition(receipt, { satisfied: false })))).toMatchObject({ state: 'referred' });
  });

  test('what was awaited from them, and the clock runs again', async () => {
    const { receipt, case: found } = await arrived();
    await add(found.id, { fact: 'state', to: 'waiting' }, { toPerson: 'Which day?' });
    expect(await asJson(adds(addition(receipt, { words: { text: 'Monday.' } })))).toMatchObject({
      ...{ state: 'looked-at', answer: { by: expect.any(String) } },
    });
  });

  test('to a message that was no case: it becomes one, so that somebody reads it; at a police site held', async () => {
    const before = (await newest()).id;
    const { receipt, case: same } = await arrived({ kind: 'suggestion', idea: 'Chairs.' });
    expect(same.id).toBe(before);
    expect(await readReceipt(given.collector, receipt)).toMatchObject({ state: 'received', answer: { by: null } });
    const body = addition(receipt, { words: { text: 'With arms.' } });
    expect(await asJson(adds(body))).toMatchObject({ state: 'received', added: [{ hasText: true }] });
    await adds(body);
    const opened = await newest();
    expect(opened).toMatchObject({ reference: receipt.reference, kind: 'question', held: false, number: 2 });
    const { items } = await asJson<InboxAnswer>(given.handler.get('/api/v1/inbox?after=0&limit=200'));
    expect(items.map(({ id }) => id)).toContain(opened.id);

    const south = await aKiosk(given.collector, 'south-door');
    const other = await aReceipt(south, 1);
    await sendMessage(given.collector, south, other, { kind: 'suggestion', idea: 'Chairs.' });
    expect(await asJson(adds(addition(other, { words: { text: 'The officer shouted.' } })))).toMatchObject({ state: 'received' });
    expect((await newest()).id).toBe(opened.id);
    const intake = await aPerson(given.collector, { role: 'intake' });
    expect(await newest(intake)).toMatchObject({ reference: other.reference, held: true });
  });

  test('nothing to a message that has not arrived, which says so; and not without end', async () => {
    const later = await aReceipt(given.kiosk, 5_000);
    expect(await asJson(adds(addition(later, { wantsContact: true })))).toMatchObject({ code: 'receipt-not-arrived' });
    const { receipt } = await arrived();
    const statuses = [];
    for (let time = 0; time < 12; time++) statuses.push((await adds(addition(receipt, { wantsContact: true }))).status);
    expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
  });
});
