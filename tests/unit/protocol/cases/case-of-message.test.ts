// What becomes a case by itself, by the forms that ship and by their ids alone.
import { describe, expect, it } from 'vitest';
import { caseOfMessage } from '../../../../src/protocol/cases/case-of-message.ts';
import type { FormBody } from '../../../../src/protocol/form-body.ts';
import { shipped } from '../../kiosk/sample-configuration.ts';

const said = (answers: FormBody['answers'], formId = 'feedback'): FormBody => ({ formId, answers });

describe('a message', () => {
  it('follows the policy of its organisation, where there is one', () => {
    const becomesCase = [{ form: 'feedback', when: { question: 'kind', is: ['idea'] }, kind: 'compliment' as const }];
    const contactChannel = [{ when: { question: 'phone', isAnswered: true }, channel: 'phone' as const }];
    const rules = { becomesCase, contactChannel };
    const found = caseOfMessage(said({ kind: 'idea', email: 'a@b.example', phone: '1' }), null, rules);
    expect(found).toMatchObject({ kind: 'compliment', contact: 'phone' });
    expect(caseOfMessage(said({ kind: 'idea' }), null, rules)?.contact).toBe('none');
    expect(caseOfMessage(said({ kind: 'complaint' }), null, rules)).toBeNull();
    expect(caseOfMessage(said({ kind: 'idea' }, 'other'), null, rules)).toBeNull();
  });

  it.each([
    ['compliment', 'compliment'],
    ['complaint', 'complaint'],
    ['question', 'question'],
    ['concern', 'complaint'],
    ['suggestion', null],
    ['constructor', null],
  ])('of the kind %s becomes: %s', (kind, expected) => {
    expect(caseOfMessage(said({ kind }), null, null)?.kind ?? null).toBe(expected);
    expect(caseOfMessage(said({ kind }), shipped('castle-street-reception', 'joic'), null)?.kind ?? null).toBe(expected);
  });

  it('that asks for another form or language is no case', () => {
    expect(
      caseOfMessage(said({ format: 'large-print', name: 'Ann' }, 'other-formats'), shipped('castle-street-reception', 'joic'), null),
    ).toBeNull();
  });

  it.each([
    [{ contact: 'no' }, 'none'],
    [{ contact: 'yes', name: 'Ann' }, 'none'],
    [{ contact: 'yes', email: 'ann@example.org', phone: '1' }, 'e-mail'],
    [{ contact: 'yes', phone: '1' }, 'phone'],
    [{ contact: 'yes', letter: '1 High Street' }, 'letter'],
    [{ contact: 'no', 'phone-used': '1' }, 'none'],
    [{ contact: 'yes', 'phone-used': '1', letter: '1 High Street' }, 'letter'],
  ])('%o asks to be answered by: %s', (answers, contact) => {
    const given = { kind: 'complaint', ...answers } as FormBody['answers'];
    expect(caseOfMessage(said(given), shipped('belmopan-ground-floor', 'mps-belize'), null)?.contact).toBe(contact);
    expect(caseOfMessage(said(given), null, null)?.contact).toBe(contact);
  });

  it.each([
    [{ how: 'write', answer: 'letter', letter: 'x' }, 'letter'],
    [{ how: 'write', answer: 'none' }, 'none'],
    [{ how: 'call-me', phone: '1' }, 'phone'],
  ])('in Jamaica, %o asks to be answered by: %s', (answers, contact) => {
    expect(
      caseOfMessage(said({ kind: 'question', ...answers } as FormBody['answers']), shipped('moj-customer-service', 'moj-jamaica'), null)
        ?.contact,
    ).toBe(contact);
  });

  it('belongs to the department that was named, else to that of its service', () => {
    const belize = shipped('belmopan-ground-floor', 'mps-belize');
    const about = (answers: Record<string, string>) => caseOfMessage(said({ kind: 'complaint', ...answers }), belize, null);
    expect(about({ department: 'lands', service: 'land-matters' })).toMatchObject({ department: 'lands', service: 'land-matters' });
    expect(about({ service: 'income-tax-matters' })).toMatchObject({ department: 'income-tax' });
    expect(about({})).toMatchObject({ department: null, service: null });
    expect(caseOfMessage(said({ kind: 'complaint', department: 'lands' }), null, null)).toMatchObject({ department: 'lands' });
  });
});
