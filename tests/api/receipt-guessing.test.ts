// Whoever guesses at receipts learns nothing, and ever more slowly; whoever has the secret is kept waiting for a minute at most.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { receiptReference } from '../../src/protocol/receipt.ts';
import { askReceipt, aWrongProof, readReceipt, sendMessage } from '../support/api-receipt.ts';
import { asJson, receiptHarbour } from '../support/receipt-harbour.ts';

const given = receiptHarbour();
const { arrived } = given;

describe('who does not have the secret', () => {
  test('learns nothing: an unknown reference, a wrong secret and an erased message are answered alike', async () => {
    const { receipt } = await arrived();
    const erased = await given.receipt();
    const entry = await sendMessage(given.collector, given.kiosk, erased);
    // A comment counts too, and has no receipt; one beyond it has come.
    const between = await given.receipt();
    await arrived();
    await given.collector.parts.store.entries.erase([entry], given.collector.clock.now);
    const asked = [
      { reference: receipt.reference, proof: aWrongProof() },
      { reference: receiptReference('RVCTQR', 4), proof: aWrongProof() },
      { reference: between.reference, proof: between.proof },
      { reference: erased.reference, proof: erased.proof },
    ];
    for (const path of ['reading', 'additions'] as const) {
      const answers = [];
      for (const body of asked) {
        const more = path === 'additions' ? { id: randomUUID(), wantsContact: true, satisfied: null, words: {} } : {};
        const response = await askReceipt(given.collector, path, { ...body, ...more });
        answers.push({ status: response.status, headers: [...response.headers], text: await response.text() });
      }
      expect(answers[0]).toMatchObject({ status: 404, text: expect.stringContaining('"code":"receipt-unknown"') });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
  });

  test('gets nothing of 10,000 secrets and is slowed ever more; the right person waits a minute at most', async () => {
    const { receipt } = await arrived();
    const { reference } = receipt;
    const tried: number[] = [];
    let waited = 0;
    for (let guess = 0; guess < 10_000; guess++) {
      // From a hundred addresses in turn, without any patience: a guess each 20 ms.
      const response = await askReceipt(given.collector, 'reading', { reference, proof: aWrongProof() }, `198.51.100.${guess % 100}`);
      expect([404, 429]).toContain(response.status);
      if (response.status === 404) tried.push(given.collector.clock.now);
      else waited = Number(response.headers.get('retry-after'));
      await response.body?.cancel();
      given.collector.clock.now += 20;
    }
    expect(tried.length).toBeGreaterThan(5);
    // At the pace that is left to them, a try a minute, all 10,000 would take a week.
    expect(tried.filter((at) => at > given.collector.clock.now - 60_000).length).toBeLessThanOrEqual(1);
    expect(waited).toBeGreaterThan(0);
    expect(waited).toBeLessThanOrEqual(60);
    given.collector.clock.now += 60_000;
    expect(await readReceipt(given.collector, receipt, '203.0.113.99')).toMatchObject({ state: 'received' });
  });

  test('is slowed at many references too, and a right one in between gives back only its own try', async () => {
    const { receipt } = await arrived();
    const statuses: number[] = [];
    for (let guess = 1; guess <= 40; guess++) {
      const body = { reference: receiptReference('RVCTQR', guess), proof: aWrongProof() };
      statuses.push((await askReceipt(given.collector, 'reading', body, '192.0.2.1')).status);
      if (guess === 15) expect(await readReceipt(given.collector, receipt, '192.0.2.1')).toMatchObject({ state: 'received' });
      given.collector.clock.now += 1000;
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(404));
    expect(statuses.slice(20).filter((status) => status === 429).length).toBeGreaterThan(10);
    expect(await readReceipt(given.collector, receipt, '192.0.2.2')).toMatchObject({ state: 'received' });
  });

  test('gains nothing by asking many times at once', async () => {
    const { reference } = (await arrived()).receipt;
    const ask = () => askReceipt(given.collector, 'reading', { reference, proof: aWrongProof() });
    const statuses = (await Promise.all(Array.from({ length: 30 }, ask))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(5);
  });

  test('is told at once of a reference that is none', async () => {
    const { receipt } = await arrived();
    const slip = receipt.reference.replace(/.$/, (last) => (last === '2' ? '3' : '2'));
    expect(await asJson(askReceipt(given.collector, 'reading', { reference: slip, proof: receipt.proof }))).toMatchObject({
      path: 'reference',
    });
  });
});
