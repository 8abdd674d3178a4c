// The whole road through the API: pair, hand in, read, reconfigure.
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PublicationPayload } from '../../src/protocol/publication.ts';
import { opaqueIds } from '../../src/server/inbox/opaque-id.ts';
import { aBatch, anEntry, entryId } from '../support/api-batch.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { aKiosk } from '../support/api-kiosk.ts';
import { aPerson } from '../support/api-person.ts';
import { sealForTest } from '../support/api-sealing.ts';

let collector: TestCollector;
beforeAll(async () => {
  collector = await aCollector();
});
afterAll(() => collector.stop());

test('a rating and a comment get from a paired kiosk to the inbox, the export and the overview', async () => {
  const kiosk = await aKiosk(collector);
  const { now } = collector.clock;
  const visit = randomUUID();
  const id = randomUUID();
  const payload = v.parse(PublicationPayload, JSON.parse(kiosk.pairing.publication.payload));
  const words = JSON.stringify({ questionId: 'more', text: 'The queue was short.' });
  const sealed = await sealForTest(words, { organisation: kiosk.pairing.organisation, entryId: id }, payload.recipients);
  const rating = anEntry(kiosk, { wallMs: now - 5_000, header: { visit } });
  const comment = anEntry(kiosk, {
    wallMs: now - 1_000,
    header: { id, visit, kind: 'comment', bodyForm: 'sealed', sequence: 2 },
    body: sealed,
  });

  const acknowledgement = await kiosk.sendBatch(aBatch(kiosk, [rating, comment], now));
  expect(acknowledgement.verdicts.map(({ id: named, verdict }) => [named, verdict])).toEqual([
    [entryId(rating), 'stored'],
    [id, 'stored'],
  ]);
  expect(acknowledgement.configuration.wanted).toBe(`1.1.${payload.contentHash.slice(0, 16)}`);

  const staff = await aPerson(collector, { role: 'staff' });
  const inbox = await (await staff.get('/api/v1/inbox')).json();
  const { hide } = opaqueIds(await collector.parts.store.sharedSecret('inbox-ids'));
  expect(inbox.items).toMatchObject([
    { id: hide(id), words: 'The queue was short.', face: { valueId: 'happy' }, occurredAt: '2026-03-10T15:00:00.000Z' },
  ]);

  const administrator = await aPerson(collector, { role: 'administrator' });
  const exported = await (await administrator.get('/api/v1/exports/entries.json')).json();
  expect(exported).toMatchObject([
    { id: entryId(rating), valueId: 'happy', occurredAt: new Date(now - 5_000).toISOString(), certainty: 'exact' },
    { id, valueId: null, body: null },
  ]);

  collector.clock.now += 24 * 60 * 60 * 1000;
  const later = await aPerson(collector, { role: 'staff' });
  const overview = await (await later.get('/api/v1/overview')).json();
  expect(overview.rows.map((row: { level: string; id: string; ratings: number }) => [row.level, row.id, row.ratings])).toEqual([
    ['organisation', 'harbour', 1],
    ['site', 'north', 1],
    ['site', 'south', 0],
    ['kiosk', 'north-door', 1],
    ['kiosk', 'south-door', 0],
  ]);
});
