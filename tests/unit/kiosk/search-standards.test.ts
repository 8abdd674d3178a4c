import { describe, expect, it } from 'vitest';
import { searchStandards } from '../../../src/kiosk/standards/search-standards.ts';
import type { LocalisedText } from '../../../src/protocol/text.ts';
import { aCharter } from '../protocol/a-charter.ts';

const charter = aCharter({
  rights: [{ title: { en: 'Your rights', es: 'Sus derechos' }, lines: [{ en: 'To be heard', es: 'A que le escuchen' }] }],
  asked: [{ en: 'Please be on time', es: 'Sea puntual, señor Ñandú' }],
  otherFormats: [{ en: 'Large print', es: 'Letra grande' }],
});
const found = (query: string, locale: 'en' | 'es' = 'en', standards = charter) => {
  const { services, parts } = searchStandards(standards, query, (text: LocalisedText) => text[locale] ?? '');
  return [...services.map(({ id }) => id), ...parts];
};

describe('the search in the standards', () => {
  it('shows every service while nothing is asked for', () => {
    for (const query of ['', '  ']) expect(found(query)).toEqual(['lost-property', 'certificate']);
  });

  it('finds name, department, requirement, cost and time', () => {
    expect(found('property')).toEqual(['lost-property']);
    expect(found('records')).toEqual(['certificate']);
    expect(found('description')).toEqual(['lost-property']);
    expect(found('free')).toEqual(['lost-property']);
    expect(found('20 min')).toEqual(['lost-property']);
  });

  it('makes nothing of capitals, accents and the order of words, and finds parts of words', () => {
    expect(found('PROPERTY lo')).toEqual(['lost-property']);
    expect(found('recepcion', 'es')).toEqual(['lost-property']);
    expect(found('RECEPCIÓN', 'es')).toEqual(['lost-property']);
    expect(found('nandu', 'es')).toEqual(['expect']);
    expect(found('property certificate')).toEqual([]);
  });

  it('looks only in the language that is read', () => {
    expect(found('perdidos')).toEqual([]);
    expect(found('perdidos', 'es')).toEqual(['lost-property']);
  });

  it('leads to the other parts', () => {
    expect(found('rights heard')).toEqual(['expect']);
    expect(found('large print')).toEqual(['turn']);
    expect(found('555 0100')).toEqual(['turn']);
    expect(found('ombudsman.example')).toEqual(['turn']);
    expect(found('heard time'), 'words of two sections are not one find').toEqual([]);
  });

  it('reads Arabic with and without its marks', () => {
    const standards = aCharter({ otherFormats: [{ en: 'كُتُبٌ بالأحرف الكبيرة', es: 'x' }] });
    expect(found('كتب بالاحرف', 'en', standards)).toEqual(['turn']);
  });
});
