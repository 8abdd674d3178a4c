// Letters over the API, with a real SMTP server: drafted from the case, sent once, come back onto the case when nobody takes them.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { LetterDraft, SendLetterAnswer } from '../../src/protocol/letters/letter-api.ts';
import { aPerson } from '../support/api-person.ts';
import { CONTACT, letterHarbour } from '../support/letter-harbour.ts';
import { asJson } from '../support/receipt-harbour.ts';

const given = letterHarbour();
const { signInAnew, putContact, one, draft, drafted, send, facts, sentAll, codeOf, onPaper, answer } = given;

describe('a letter', () => {
  test('is drafted from the case and from who writes it, in each of its languages', async () => {
    const row = await onPaper();
    const english = await drafted(row.id, 'kind=answer');
    expect(english).toMatchObject({
      ...{
        locale: 'en',
        locales: ['en', 'es'],
        byEmail: true,
        to: { name: 'Ann Example', email: 'ann@example.org', address: '1 Quay Street' },
      },
      subject: `Our answer to your complaint (${row.reference.replaceAll(/(.{4})(?=.)/g, '$1 ')})`,
    });
    for (const said of ['9 March 2026', 'A person', CONTACT.email, CONTACT.phone, 'Harbour'.toLowerCase()])
      expect(english.text).toContain(said);
    expect(english.text).not.toMatch(/[{}]/);
    const spanish = await drafted(row.id, 'kind=answer&locale=es');
    expect(spanish.subject).toContain('respuesta a su queja');
    expect(spanish.text).toContain('9 de marzo de 2026');
    const [read] = await given.collector.parts.store.audit.latest('harbour', 1);
    expect(read).toMatchObject({ action: 'case-read', target: row.id });
  });

  test('holds what was decided for the person', async () => {
    const row = await onPaper();
    const told = { what: { fact: 'state', to: 'in-progress' }, words: { toPerson: 'The pier is mended.', text: 'PLANTED' } };
    await given.handler.send('POST', '/api/v1/cases/facts', {
      facts: [{ id: randomUUID(), case: row.id, doneAt: 1, basedOn: 1, ...told }],
    });
    const { text } = await drafted(row.id, 'kind=answer');
    expect(text).toContain('The pier is mended.');
    expect(text).not.toContain('PLANTED');
  });

  test('is not drafted for who can’t be reached, nor sent without saying how', async () => {
    const row = await onPaper();
    const other = await aPerson(given.collector, { role: 'handler' });
    expect(await codeOf(draft(row.id, 'kind=answer', other))).toBe('contact-missing');
    expect(await codeOf(draft(row.id, 'kind=poem'))).toBe('shape-invalid');
    const unsigned = send(row.id, { by: 'post', subject: 'S', text: 'We are sorry.' });
    expect(await asJson(unsigned)).toMatchObject({ code: 'shape-invalid', path: 'text' });
    expect((await facts(row.id)).map(({ fact }) => fact)).toEqual(['opened']);
  });

  test('goes out by e-mail once, however often it is sent again, and stands on the case with what follows from it', async () => {
    const row = await onPaper();
    const letter = { id: randomUUID(), followsId: randomUUID() };
    const before = given.mail.received.length;
    expect((await answer(row, letter)).answers.map(({ answer: said }) => said)).toEqual(['stored', 'stored']);
    expect((await answer(row, letter)).answers.map(({ answer: said }) => said)).toEqual(['duplicate']);
    await sentAll();
    await sentAll();
    expect(given.mail.received.slice(before)).toHaveLength(1);
    const sent = given.mail.received.at(-1);
    expect(sent?.to).toEqual(['ann@example.org']);
    for (const said of [
      'From: Harbour <feedback@harbour.example>',
      `Reply-To: A person <${CONTACT.email}>`,
      `Message-ID: <${letter.id}@`,
      'We are sorry.',
    ])
      expect(sent?.raw).toContain(said);
    expect(sent?.raw).not.toContain('Auto-Submitted');
    expect(await facts(row.id)).toMatchObject([
      { fact: 'opened' },
      {
        ...{ fact: 'contact', channel: 'e-mail', direction: 'to-person', outcome: 'sent', day: '2026-03-10', time: '10:30' },
        words: {
          email: 'ann@example.org',
          subject: expect.stringContaining('Our answer'),
          toPerson: expect.stringContaining('We are sorry.'),
        },
      },
      { fact: 'state', to: 'answered' },
    ]);
  });

  test('by post is recorded, and nothing is sent', async () => {
    const row = await onPaper();
    const before = given.mail.received.length;
    const { subject, text } = await drafted(row.id, 'kind=answer');
    expect((await send(row.id, { by: 'post', subject, text })).status).toBe(200);
    await sentAll();
    expect(given.mail.received).toHaveLength(before);
    expect(await facts(row.id)).toMatchObject([{}, { fact: 'contact', channel: 'letter', outcome: 'sent' }, { to: 'answered' }]);
  });

  test('about more time goes only where the time was extended, and says the new day', async () => {
    const row = await onPaper();
    const text = `${(await drafted(row.id, 'kind=extension')).text}`;
    const letter = { kind: 'extension', by: 'post', subject: 'S', text };
    expect(await codeOf(send(row.id, letter))).toBe('shape-invalid');
    const extended = { what: { fact: 'extended', to: '2026-04-30', toldOn: null }, words: { text: 'Two officers away.' } };
    await given.handler.send('POST', '/api/v1/cases/facts', {
      facts: [{ id: randomUUID(), case: row.id, doneAt: 1, basedOn: 1, ...extended }],
    });
    expect((await drafted(row.id, 'kind=extension')).text).toContain('30 April 2026');
    await send(row.id, letter);
    expect((await facts(row.id)).at(-1)).toMatchObject({ fact: 'extended', to: '2026-04-30', toldOn: '2026-03-10' });
  });

  test('is not sent at all by whom the case refuses', async () => {
    const row = await onPaper();
    const staff = await aPerson(given.collector, { role: 'staff' });
    await putContact(staff, CONTACT);
    const { text } = await asJson<LetterDraft>(draft(row.id, 'kind=answer', staff));
    const sent = await asJson<SendLetterAnswer>(send(row.id, { by: 'e-mail', email: 'ann@example.org', subject: 'S', text }, staff));
    expect(sent.answers).toMatchObject([{ answer: 'refused', reason: 'not-allowed' }, { answer: 'refused' }]);
    expect((await facts(row.id)).map(({ fact }) => fact)).toEqual(['opened']);
    expect(await given.collector.parts.store.letters.takeMail(given.collector.clock.now)).toBeNull();
  });
});

describe('an e-mail that the server', () => {
  test('refuses for good comes back onto the case, and the answer is none yet', async () => {
    const row = await onPaper();
    given.mail.refuse('nobody@example.org', 550);
    await answer(row, { email: 'nobody@example.org' });
    await sentAll();
    expect((await facts(row.id)).slice(-2)).toMatchObject([
      { fact: 'contact', by: 'rule', outcome: 'not-delivered', words: { text: expect.stringContaining('no mailbox') } },
      { fact: 'state', by: 'rule', to: 'in-progress' },
    ]);
    expect((await one(row.id)).case.state).toBe('in-progress');
    expect((await one(row.id)).case, 'what was promised runs on').toMatchObject({ respondedAt: null, dueAt: row.dueAt });
    // What was answered by post before stays answered.
    const { subject, text } = await drafted(row.id, 'kind=answer');
    await send(row.id, { by: 'post', subject, text });
    await send(row.id, { by: 'e-mail', email: 'nobody@example.org', subject, text });
    await sentAll();
    expect((await facts(row.id)).at(-1)).toMatchObject({ outcome: 'not-delivered' });
    expect((await one(row.id)).case.state).toBe('answered');
  });

  test('does not take now is tried again later, ever more seldom, and then comes back', async () => {
    const row = await onPaper();
    given.mail.refuse('full@example.org', 451);
    await answer(row, { email: 'full@example.org' });
    await sentAll();
    given.collector.clock.now += 59_000;
    given.mail.accept('full@example.org');
    await sentAll();
    expect(given.mail.received.some(({ to }) => to.includes('full@example.org'))).toBe(false);
    given.collector.clock.now += 1_000;
    await sentAll();
    expect(given.mail.received.filter(({ to }) => to.includes('full@example.org'))).toHaveLength(1);

    given.mail.refuse('full@example.org', 451);
    const second = await onPaper();
    await answer(second, { email: 'full@example.org' });
    for (let tries = 0; tries < 24; tries++) {
      await sentAll();
      given.collector.clock.now += 4 * 3_600_000;
    }
    await sentAll();
    await signInAnew();
    expect((await facts(second.id)).at(-2)).toMatchObject({ outcome: 'not-delivered', by: 'rule' });
    given.mail.accept('full@example.org');
    await sentAll();
    expect(given.mail.received.filter(({ to }) => to.includes('full@example.org'))).toHaveLength(1);
  });

  test('has not had yet when its words were erased is never sent', async () => {
    const row = await onPaper();
    given.mail.refuse('erased@example.org', 451);
    await answer(row, { email: 'erased@example.org' });
    await sentAll();
    given.mail.accept('erased@example.org');
    const database = new DatabaseSync(join(given.collector.folder, 'data', 'candour.sqlite'));
    database.prepare('update case_facts set words = null where case_id = ?').run(row.id);
    database.close();
    given.collector.clock.now += 3_600_000;
    await sentAll();
    expect(given.mail.received.some(({ to }) => to.includes('erased@example.org'))).toBe(false);
    expect(await given.collector.parts.store.letters.takeMail(given.collector.clock.now + 86_400_000)).toBeNull();
  });
});
