// Receipts over the API: what a sender is told, and that nothing else gets out.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { What } from '../../src/protocol/cases/case-facts.ts';
import { aBatch } from '../support/api-batch.ts';
import { NOON_OR_SO } from '../support/api-collector.ts';
import { aPerson } from '../support/api-person.ts';
import { readArrived, readReceipt, sendMessage } from '../support/api-receipt.ts';
import { asJson, receiptHarbour } from '../support/receipt-harbour.ts';

const given = receiptHarbour();
const { add, arrived, one } = given;

describe('a sender is told', () => {
  test('that a message has not arrived, while its kiosk has not sent it; then that it has, with what is promised', async () => {
    await given.kiosk.sendBatch(aBatch(given.kiosk, [], given.collector.clock.now));
    const receipt = await given.receipt();
    expect(await readReceipt(given.collector, receipt)).toEqual({ state: 'not-arrived' });
    await sendMessage(given.collector, given.kiosk, receipt);
    expect(await readReceipt(given.collector, receipt)).toEqual({
      state: 'received',
      organisation: { en: 'Harbour' },
      site: expect.objectContaining({ en: expect.any(String) }),
      receivedOn: '2026-03-11',
      acknowledge: { by: '2026-03-12', toBeConfirmed: false, on: null },
      answer: { by: '2026-03-18', toBeConfirmed: true, on: null },
      told: [],
      added: [],
      asksSatisfied: false,
    });
  });

  test('how it goes on: acknowledged, looked at, awaited from them, answered with what staff wrote for them', async () => {
    const { receipt, case: found } = await arrived();
    const read = () => readArrived(given.collector, receipt);
    await add(found.id, { fact: 'acknowledged', channel: 'e-mail' });
    expect((await read()).acknowledge.on).toMatch(/^2026-03-1\d$/);
    await add(found.id, { fact: 'state', to: 'in-progress' });
    expect(await read()).toMatchObject({ state: 'looked-at', told: [] });
    await add(found.id, { fact: 'state', to: 'waiting' }, { toPerson: 'Which day was it?' });
    expect(await read()).toMatchObject({
      ...{ state: 'waiting', answer: { by: null }, told: [{ text: 'Which day was it?', outcome: null }] },
    });
    await add(found.id, { fact: 'points', points: ['waiting'] }, { points: { waiting: 'The wait' } });
    await add(found.id, { fact: 'outcome', point: 'waiting', outcome: 'not' }, { toPerson: 'You did not wait.' });
    await add(found.id, { fact: 'outcome', point: 'waiting', outcome: 'upheld' }, { toPerson: 'You waited far too long.' });
    await add(found.id, { fact: 'state', to: 'answered' }, { text: 'PLANTED', toPerson: 'We are sorry.', name: 'PLANTED' });
    const { state, told, asksSatisfied } = await read();
    expect({ state, told: told.map(({ text, outcome }) => [text, outcome]), asksSatisfied }).toEqual({
      state: 'answered',
      told: [
        ['Which day was it?', null],
        ['You waited far too long.', 'upheld'],
        ['We are sorry.', null],
      ],
      asksSatisfied: true,
    });
    expect(JSON.stringify(told)).not.toContain('PLANTED');
  });

  test('a later day from when they were told of it, and not before', async () => {
    const { receipt, case: found } = await arrived();
    const before = (await readArrived(given.collector, receipt)).answer.by;
    await add(found.id, { fact: 'extended', to: '2026-04-30', toldOn: null }, { text: 'Two officers away.' });
    expect((await readArrived(given.collector, receipt)).answer.by).toBe(before);
    await add(found.id, { fact: 'extended', to: '2026-04-30', toldOn: '2026-03-12' }, { text: 'Two officers away.' });
    expect((await readArrived(given.collector, receipt)).answer.by).toBe('2026-04-30');
  });

  test('nothing else: not one word, name or mark of what staff keep for themselves', async () => {
    const { receipt, case: found } = await arrived();
    const people = await asJson<{ people: { id: string; role: string }[] }>(given.handler.get('/api/v1/cases/people'));
    const owner = people.people.find(({ role }) => role === 'handler')?.id ?? '';
    const intake = await aPerson(given.collector, { role: 'intake' });
    const hidden = (name: string) => ({
      ...{ text: `PLANTED-${name}`, name: `PLANTED-NAME-${name}`, email: `PLANTED-MAIL-${name}`, phone: `PLANTED-PHONE-${name}` },
      ...{ address: `PLANTED-ADDRESS-${name}`, points: { waiting: `PLANTED-POINT-${name}` } },
    });
    const contact: What = {
      ...{ fact: 'contact', nature: 'abuse', channel: 'phone', direction: 'to-person', day: '2026-03-10', time: '14:05' },
      outcome: 'reached',
    };
    const whats: What[] = [
      { fact: 'acknowledged', channel: 'e-mail' },
      { fact: 'assessed', harm: 'high', vulnerability: 'low', urgency: 'low' },
      { fact: 'classified', kind: 'complaint' },
      { fact: 'assigned', owner, team: 'planted-team' as never },
      contact,
      { fact: 'note' },
      { fact: 'points', points: ['waiting' as never] },
      { fact: 'outcome', point: 'waiting' as never, outcome: 'withdrawn' },
      { fact: 'remedy', remedy: 'payment', doneOn: '2026-03-11' },
      { fact: 'lesson' },
      { fact: 'extended', to: '2026-03-29', toldOn: null },
      { fact: 'referred', to: 'PLANTED-BODY' },
    ];
    for (const what of whats) {
      const { answers } = await add(found.id, what, hidden(what.fact));
      expect(answers[0]?.answer, what.fact).toBe('stored');
    }
    const held = { id: randomUUID(), case: found.id, doneAt: NOON_OR_SO, basedOn: 99, what: { fact: 'held' }, words: hidden('held') };
    await intake.send('POST', '/api/v1/cases/facts', { facts: [held] });
    const marks = { ...held, id: randomUUID(), what: { fact: 'subjects', marked: [owner], cleared: [] }, words: hidden('subjects') };
    await intake.send('POST', '/api/v1/cases/facts', { facts: [marks] });
    // Meant for them, in a fact that never tells anything.
    const misplaced = { fact: 'note' } as const;
    await intake.send('POST', '/api/v1/cases/facts', {
      facts: [{ ...held, id: randomUUID(), what: misplaced, words: { text: 'PLANTED', toPerson: 'PLANTED-IN-A-NOTE' } }],
    });

    const answer = await readArrived(given.collector, receipt);
    expect(Object.keys(answer).sort()).toEqual(
      [...['acknowledge', 'added', 'answer', 'asksSatisfied', 'organisation', 'receivedOn', 'site', 'state', 'told']].sort(),
    );
    expect(answer).toMatchObject({ state: 'referred', told: [], added: [] });
    const text = JSON.stringify(answer);
    for (const secret of ['PLANTED', 'planted', owner, found.id, 'A person', 'held', 'abuse', 'payment', 'withdrawn', 'high', '2026-03-29'])
      expect(text, secret).not.toContain(secret);
    // What was planted is there, for those whom it is for.
    expect(JSON.stringify(await one(found.id, intake))).toContain('PLANTED-ADDRESS-note');
  });
});
