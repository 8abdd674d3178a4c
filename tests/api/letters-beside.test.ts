// Beside answers: the acknowledgement that goes out by itself, compliments passed on, how officers are reached, and what stays sealed.
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aCollector } from '../support/api-collector.ts';
import { sendWords } from '../support/api-message.ts';
import { aPerson } from '../support/api-person.ts';
import { aReceipt, readArrived, sendMessage } from '../support/api-receipt.ts';
import { CONTACT, letterHarbour } from '../support/letter-harbour.ts';
import { asJson } from '../support/receipt-harbour.ts';

const given = letterHarbour();
const { promise, idOf, putContact, one, newest, drafted, send, facts, sentAll, codeOf, onPaper, answer } = given;

describe('an acknowledgement', () => {
  test('goes out by itself where the person wants e-mail, counts when it has gone, and is told at the receipt', async () => {
    const receipt = await aReceipt(given.kiosk, 1);
    await sendMessage(given.collector, given.kiosk, receipt);
    const row = await newest();
    await sentAll();
    const sent = given.mail.received.at(-1);
    expect(sent).toMatchObject({ to: ['ann@example.org'], raw: expect.stringContaining('Auto-Submitted: auto-replied') });
    expect(sent?.raw).toContain('Thank you for your complaint');
    expect(await facts(row.id)).toMatchObject([
      { fact: 'opened' },
      { fact: 'contact', by: 'rule', channel: 'e-mail', outcome: 'sent', time: expect.stringMatching(/:00$/) },
      { fact: 'acknowledged', by: 'rule', channel: 'e-mail' },
    ]);
    expect(await one(row.id)).toMatchObject({ case: { state: 'acknowledged', acknowledgedAt: expect.stringMatching(/:00:00\.000Z$/) } });
    const { told, acknowledge } = await readArrived(given.collector, receipt);
    expect(told).toMatchObject([{ text: expect.stringContaining('Thank you for your complaint') }]);
    expect(acknowledge.on).not.toBeNull();
    const before = given.mail.received.length;
    await Promise.all([1, 2, 3].map(() => given.collector.parts.caseOpener.catchUp('harbour')));
    await sentAll();
    expect(given.mail.received).toHaveLength(before);
  });

  test('does not where no e-mail was left, where it is none, or where the organisation does not want it', async () => {
    const before = given.mail.received.length;
    await sendWords(given.collector, given.kiosk, { formId: 'say', answers: { kind: 'complaint', what: 'Cold.' } }, { kind: 'message' });
    await sendWords(
      given.collector,
      given.kiosk,
      { formId: 'say', answers: { kind: 'complaint', email: 'no address' } },
      { kind: 'message' },
    );
    await promise(false);
    await sendWords(
      given.collector,
      given.kiosk,
      { formId: 'say', answers: { kind: 'complaint', email: 'ann@example.org' } },
      { kind: 'message' },
    );
    expect(await newest()).toMatchObject({ contact: 'e-mail', acknowledgedAt: null, number: 1 });
    await promise(true);
    await sentAll();
    expect(given.mail.received).toHaveLength(before);
  });
});

test('a compliment reaches the colleague whom it praises, at the address they have here, and the person is not written to', async () => {
  const row = await onPaper({ kind: 'compliment', words: { text: 'She was so kind.', email: 'ann@example.org' } });
  const praised = await aPerson(given.collector, { role: 'staff' });
  const colleague = await idOf(praised);
  expect((await drafted(row.id, `kind=compliment&colleague=${colleague}`)).to.email).toBeNull();
  const administrator = await aPerson(given.collector, { role: 'administrator' });
  await putContact(praised, { email: 'praised@harbour.example', phone: '5550101' }, administrator);
  const { subject, text, to } = await drafted(row.id, `kind=compliment&colleague=${colleague}`);
  expect(to.email).toBe('praised@harbour.example');
  expect(text).toContain('She was so kind.');
  const letter = { kind: 'compliment', by: 'e-mail', colleague, subject, text };
  expect(await codeOf(send(row.id, { ...letter, email: 'else@example.org' }))).toBe('shape-invalid');
  expect(await codeOf(send((await onPaper()).id, { ...letter, email: to.email }))).toBe('shape-invalid');
  await send(row.id, { ...letter, email: to.email });
  await sentAll();
  expect(given.mail.received.at(-1)?.to).toEqual(['praised@harbour.example']);
  expect((await facts(row.id)).at(-1)).toMatchObject({
    fact: 'passed-on',
    to: colleague,
    channel: 'e-mail',
    words: { text: expect.stringContaining('so kind') },
  });
});

test('a contact is its owner’s and the administrator’s alone', async () => {
  const other = await aPerson(given.collector, { role: 'handler' });
  const administrator = await aPerson(given.collector, { role: 'administrator' });
  const foreign = await aPerson(given.collector, { role: 'administrator', organisation: 'market' });
  const path = `/api/v1/people/${await idOf(given.handler)}/contact`;
  expect(await asJson(given.handler.get(path))).toEqual({ contact: CONTACT });
  expect(await asJson(administrator.get(path))).toEqual({ contact: CONTACT });
  for (const person of [other, foreign]) {
    expect((await person.get(path)).status).toBe(404);
    expect((await putContact(given.handler, CONTACT, person)).status).toBe(404);
  }
  expect((await putContact(given.handler, { ...CONTACT, email: 'none' })).status).toBe(422);
});

test('a collector without a mail server says so and sends nothing; no words of a letter stand in the clear in any file', async () => {
  const row = await onPaper();
  await answer(row, {
    text: `Cockle-shells and quayside bells. A person ${CONTACT.email} ${CONTACT.phone}`,
    email: 'sealed.away@example.org',
  });
  await sentAll();
  const dataDir = join(given.collector.folder, 'data');
  const files = (await readdir(dataDir)).filter((name) => name.startsWith('candour.sqlite'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const bytes = await readFile(join(dataDir, file));
    expect(bytes.includes('Cockle-shells'), file).toBe(false);
    expect(bytes.includes('sealed.away'), file).toBe(false);
  }
  const silent = await aCollector();
  try {
    const person = await aPerson(silent, { role: 'handler' });
    const letter = {
      id: randomUUID(),
      followsId: randomUUID(),
      doneAt: 1,
      basedOn: 1,
      kind: 'answer',
      by: 'e-mail',
      email: 'a@example.org',
    };
    expect(await codeOf(person.send('POST', `/api/v1/cases/${randomUUID()}/letters`, { ...letter, subject: 'S', text: 'T' }))).toBe(
      'no-mail',
    );
    expect(silent.parts.mail).toBeNull();
  } finally {
    await silent.stop();
  }
});
