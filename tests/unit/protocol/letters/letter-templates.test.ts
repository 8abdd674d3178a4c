// Letters are filled from what is known; one that could not be filled, or that hides who wrote it, is found in the files, with its path.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CasePolicy } from '../../../../src/protocol/case-policy.ts';
import {
  fillLetter,
  LETTER_PLACES,
  LetterKind,
  type Letters,
  templateIn,
  unsaidOfficer,
} from '../../../../src/protocol/letters/letter-templates.ts';
import { shippedPolicy } from '../../../support/shipped-policy.ts';

const ORGANISATIONS = ['joic', 'moj-jamaica', 'mps-belize', 'oag-doj', 'rcips'];
const lettersOf = (organisation: string): Letters => {
  const { letters } = shippedPolicy(organisation);
  if (!letters) throw new Error(`no letters: ${organisation}`);
  return letters;
};

describe('a letter', () => {
  it('is filled, and a line about what is not known is left out with no gap', () => {
    const template = { subject: 'Your {kind} {reference}', lines: ['It is about: {service}.', '', 'By {due}.', '', '', '{organisation}'] };
    expect(fillLetter(template, { kind: 'question', due: '5 May', organisation: 'Harbour' })).toEqual({
      subject: 'Your question',
      text: 'By 5 May.\n\nHarbour',
    });
  });

  it('takes what it is filled with as it is, also where that looks like a place', () => {
    const template = { subject: 'S', lines: ['{words}'] };
    expect(fillLetter(template, { words: 'I like {reference} and $& signs.', reference: 'R' }).text).toBe(
      'I like {reference} and $& signs.',
    );
  });

  it.each([
    ['es', 'es'],
    ['es-BZ', 'es'],
    ['xx', 'en'],
    [null, 'en'],
  ])('in the language %s is that in %s', (asked, found) => {
    expect(templateIn(lettersOf('mps-belize'), 'answer', asked).locale).toBe(found);
  });

  it('says what of the officer it hides', () => {
    expect(unsaidOfficer('Ana Ruiz, ana@example.org', ['Ana Ruiz', 'ana@example.org', '555 0100'])).toEqual(['555 0100']);
  });

  it.each(ORGANISATIONS)('of each kind and language is shipped for %s, and filled to the last place', (organisation) => {
    const letters = lettersOf(organisation);
    for (const kind of LetterKind.options)
      for (const locale of Object.keys(letters.templates.answer)) {
        const { template, locale: found } = templateIn(letters, kind, locale);
        const { subject, text } = fillLetter(template, Object.fromEntries(LETTER_PLACES[kind].map((place) => [place, `<${place}>`])));
        expect(found, `${kind} ${locale}`).toBe(locale);
        expect(`${subject}\n${text}`).not.toMatch(/[{}]/);
      }
  });
});

describe('a file', () => {
  const withAnswer = (lines: string[]) => {
    const policy = structuredClone(shippedPolicy('mps-belize'));
    const { letters } = policy;
    if (letters) letters.templates.answer = { en: { subject: 'S', lines } };
    return policy;
  };
  const complaints = (policy: unknown) =>
    (v.safeParse(CasePolicy, policy).issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
  const SIGNED = '{officer} {officer-email} {officer-phone}';

  it('whose letter has a place that nobody fills is refused, with the path to it', () => {
    expect(complaints(withAnswer([SIGNED, 'Dear {nmae},']))).toEqual([
      expect.stringMatching(/^letters\.templates\.answer\.en\.lines\.1: there is no place \{nmae\}/),
    ]);
    expect(complaints(withAnswer([SIGNED, '{ reference }']))).toHaveLength(1);
    expect(complaints(withAnswer([SIGNED, 'Dear {reference},']))).toEqual([]);
  });

  it('whose answer does not say who wrote it and how they are reached is refused', () => {
    expect(complaints(withAnswer(['{officer} {officer-email}']))).toEqual([
      'letters.templates.answer.en.lines: this letter must say {officer-phone}',
    ]);
  });
});
